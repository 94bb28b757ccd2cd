"""The mixed model against the slow way: dense matrices, and a likelihood looked at point by point."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sambut.competitions.science.mixed import Components, components_of, draws_of, fit_of
from sambut.competitions.science.panel import Reading, panel_of
from tests.competitions.science.panels import mixed, panel, readings, table


def dense(made, parts, *, severity=True):
    """V, X, Z of y = X mu + Z theta + W b + e."""
    z, w = np.zeros((made.size, len(made.entries))), np.zeros((made.size, len(made.judges)))
    z[np.arange(made.size), made.entry] = w[np.arange(made.size), made.judge] = 1
    v = parts.entry * z @ z.T + (parts.judge * w @ w.T if severity else 0) + parts.noise * np.eye(made.size)
    return v, np.ones((made.size, 1)), z, w


def deviance(made, parts, *, severity=True) -> float:
    """-2 log of the restricted likelihood, by its definition."""
    v, x, _, _ = dense(made, parts, severity=severity)
    inverse = np.linalg.inv(v)
    mean = np.linalg.solve(x.T @ inverse @ x, x.T @ inverse @ made.score)
    rest = made.score - (x @ mean)
    return float(np.linalg.slogdet(v)[1] + np.linalg.slogdet(x.T @ inverse @ x)[1] + rest @ inverse @ rest)


@pytest.mark.parametrize("severity", [True, False])
def test_the_variances_are_where_the_restricted_likelihood_is_highest(severity):
    made = mixed(24, 6, 3, seed=4)
    found = components_of(made, severity=severity)
    best = deviance(made, found, severity=severity)
    for entry in (0.97, 1.0, 1.03):
        for judge in (0.97, 1.0, 1.03):
            for noise in (0.97, 1.0, 1.03):
                near = Components(found.entry * entry, found.judge * judge, found.noise * noise)
                assert deviance(made, near, severity=severity) >= best - 1e-6


def test_a_whole_table_has_the_variances_of_the_analysis_of_variance():
    made = table(
        {
            "x": {"A": 5, "B": 7, "C": 9},
            "y": {"A": 1, "B": 4, "C": 4},
            "z": {"A": 9, "B": 13, "C": 11},
            "w": {"A": 4, "B": 4, "C": 7},
        }
    )
    scores = made.score[np.lexsort((made.judge, made.entry))].reshape(4, 3)
    rows, columns = scores.mean(axis=1), scores.mean(axis=0)
    between, of_judges = 3 * rows.var(ddof=1), 4 * columns.var(ddof=1)
    noise = ((scores - rows[:, None] - columns + scores.mean()) ** 2).sum() / 6
    found = components_of(made)
    assert (found.entry, found.judge, found.noise) == pytest.approx(
        ((between - noise) / 3, (of_judges - noise) / 4, noise), rel=1e-3
    )


@pytest.mark.parametrize("shape", [(24, 6, 3), (6, 24, 14)])
def test_quality_and_leniency_are_the_best_linear_unbiased_prediction(shape):
    made, parts = mixed(*shape, seed=2), Components(2.0, 0.7, 1.3)
    v, x, z, w = dense(made, parts)
    inverse = np.linalg.inv(v)
    mean = np.linalg.solve(x.T @ inverse @ x, x.T @ inverse @ made.score)
    rest = inverse @ (made.score - x @ mean)
    found = fit_of(made, parts)
    assert found.mean == pytest.approx(mean[0])
    assert found.quality == pytest.approx(parts.entry * z.T @ rest, abs=1e-9)
    assert found.leniency == pytest.approx(parts.judge * w.T @ rest, abs=1e-9)
    assert found.residuals.sum() == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("shape", [(12, 5, 3), (5, 12, 6)])
def test_draws_scatter_as_the_posterior_does(shape):
    made, parts = mixed(*shape, seed=3), Components(2.0, 0.7, 1.3)
    v, x, z, _ = dense(made, parts)
    inverse = np.linalg.inv(v)
    projected = inverse - inverse @ x @ np.linalg.solve(x.T @ inverse @ x, x.T @ inverse)
    exact = parts.entry * np.eye(len(made.entries)) - parts.entry**2 * z.T @ projected @ z
    drawn = draws_of(fit_of(made, parts), 40_000, 1)
    assert drawn.mean(axis=0) == pytest.approx(fit_of(made, parts).quality, abs=0.05)
    assert np.cov(drawn.T) == pytest.approx(exact, abs=0.05)


def test_a_strict_and_a_mild_judge_are_told_apart():
    chance = np.random.default_rng(5)
    truth = dict.fromkeys((f"P{at:02}" for at in range(40)), 0.0) | {
        f"P{at:02}": float(chance.normal()) for at in range(40)
    }
    shift = {"A": -2.0, "B": 0.0, "C": 2.0, "D": 0.0}
    rows = [
        (judge, entry, level + shift[judge] + 0.1 * float(chance.normal()))
        for place, (entry, level) in enumerate(truth.items())
        for judge in ("AB", "BC", "CD", "DA")[place % 4]
    ]
    found = fit_of(panel(*rows))
    assert dict(zip(found.panel.judges, found.leniency.round(1), strict=True)) == pytest.approx(shift, abs=0.25)
    assert np.corrcoef(found.quality, list(truth.values()))[0, 1] > 0.99
    raw = [np.mean([score for _, name, score in rows if name == entry]) for entry in truth]
    assert np.corrcoef(raw, list(truth.values()))[0, 1] < 0.8


def test_equal_scores_have_no_variance_and_everybody_the_same_level():
    made = panel(*((judge, entry, 70) for judge in "ABC" for entry in "uvwxyz"))
    assert components_of(made) == Components(0.0, 0.0, 0.0)
    assert fit_of(made).level.tolist() == [70.0] * 6
    assert not draws_of(fit_of(made), 3, 1).any()


@pytest.mark.parametrize(("of_entry", "of_judge"), [(1, 3), (3, 1), (1, 0.1), (1, 0), (0, 1)])
def test_where_nothing_scatters_entries_and_judges_have_their_own_variances(of_entry, of_judge):
    given = mixed(40, 8, 3)
    rows = [
        (one.judge, one.entry, of_entry * int(one.entry[1:]) + of_judge * int(one.judge[1:])) for one in readings(given)
    ]
    found = components_of(panel(*rows))
    told = [np.var([int(name[1:]) for name in names], ddof=1) for names in (given.entries, given.judges)]
    assert (found.entry, found.judge) == pytest.approx(
        (of_entry**2 * told[0], of_judge**2 * told[1]), rel=1e-3, abs=1e-3
    )
    assert found.noise < 1e-4 * (found.entry + found.judge)


@settings(max_examples=8, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    shift=st.floats(-50, 50, allow_nan=False),
    scale=st.floats(0.1, 20, allow_nan=False),
    order=st.randoms(use_true_random=False),
)
def test_names_order_and_unit_of_the_scores_change_nothing(seed, shift, scale, order):
    made = mixed(20, 6, 3, seed=seed)
    names = [f"N{place:03}" for place in range(20)]
    order.shuffle(names)
    renamed = dict(zip(made.entries, names, strict=True))
    judged = dict(zip(made.judges, reversed(made.judges), strict=True))
    rows = [Reading(judged[one.judge], renamed[one.entry], shift + scale * one.score) for one in readings(made)]
    order.shuffle(rows)
    one, other = fit_of(made), fit_of(panel_of(rows))
    levels = dict(zip(other.panel.entries, other.level, strict=True))
    assert [levels[renamed[entry]] for entry in made.entries] == pytest.approx(
        (shift + scale * one.level).tolist(), rel=1e-3, abs=0.02 * scale
    )
