"""The science of contests, as pure rules: no clock, no request, no database; numpy, scipy and OR-tools are imported inside functions.

    panel.panel_of(readings) -> Panel                    who read what with which score; `read_panel(file)`
    graph.calibration_of(panel) -> Calibration           whether judges may be corrected for, and why not
    ranking.rank(panel, top=K) -> Ranking                raw and calibrated orders, chances, intervals, ties, grey band
    rereading.second_readings(ranking, N)                which entries to read again
    agreement.agreement_of(panel, components)            alpha and ICC with intervals; `spearman_brown`, `readers_needed`
    influence.influence / group_test / weight_ranges     what hangs on a judge, a group, the weights
    affinity.fitting(...), assigning.assign(fit, rules)  who reads what, with reasons, alternates or the ways out
    similarity.Index.of(texts).matches() / like(text)    likeness; `passages_of`, `kind_of`
    packs.pack(...), packs.recompute(pack)               frozen results that anybody counts again
    evaluating.measure_contest(runs)                     all of it on simulated panels and made-up texts

Method, measured figures and limits: docs/contests.md. Runs in jobs and commands only.
"""
