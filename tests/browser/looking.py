"""What a tool sees on a page: faults against WCAG 2.2 AA, and what runs out at the side."""

import os
from functools import cache
from typing import Any

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ASKED = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"], "preload": False}
CONTRAST = "color-contrast"
WEIGHED: set[str] = set()
"""Colours on their ground that were found readable by this process, and heads, rails and feet around a page in which nothing
was found, whatever they link to. Weighing them anew took more than half the time of every look."""

LOOK = """async ([within, asked, contrast, weighed]) => {
  if (typeof axe === 'undefined') return null
  const known = new Set(weighed), fresh = [], keys = []
  const ground = text => {
    const said = [], own = getComputedStyle(text)
    said.push(own.color, own.fontSize, own.fontWeight, own.textShadow)
    for (let node = text; node; node = node.parentElement) {
      const style = getComputedStyle(node)
      if (style.opacity !== '1' || style.filter !== 'none' || style.mixBlendMode !== 'normal') return null
      said.push(style.backgroundColor, style.backgroundImage)
      const solid = /^rgb\\(/.test(style.backgroundColor) && style.backgroundImage === 'none'
      if (!['static', 'relative'].includes(style.position) && !solid) return null  // it may lie over anything
      if (solid) break
    }
    return said.join(' ')
  }
  const root = within ? document.querySelector(within) : document.body
  for (const node of [root, ...root.querySelectorAll('*')]) {
    const words = [...node.childNodes].some(part => part.nodeType === Node.TEXT_NODE && part.data.trim())
    if (!words && !node.matches('input, select, textarea')) continue
    if (!node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || node.offsetWidth <= 1) continue
    const key = node.matches(':disabled') ? null : ground(node)
    if (key !== null && known.has(key)) continue
    fresh.push(node)
    if (key !== null) { known.add(key); keys.push(key) }
  }
  const around = within ? [] : [...document.querySelectorAll('.site-head, .desk-rail, body > footer')].map(part => {
    const words = part.outerHTML.replace(/ (href|value|hreflang|aria-current)="[^"]*"/g, '')
    let sum = 0
    for (let at = 0; at < words.length; at++) sum = (Math.imul(sum, 31) + words.charCodeAt(at)) | 0
    return { part, key: [innerWidth, document.documentElement.lang, sum, words.length].join(' ') }
  })
  const exclude = around.filter(one => known.has(one.key)).map(one => one.part)
  const where = within ?? (exclude.length ? { exclude } : document)
  const rest = await axe.run(where, { ...asked, rules: { [contrast]: { enabled: false } } })
  if (!rest.violations.length) keys.push(...around.map(one => one.key))
  const only = { ...asked, runOnly: { type: 'rule', values: [contrast] } }
  const colours = fresh.length ? await axe.run({ include: fresh }, only) : { violations: [] }
  return [[...rest.violations, ...colours.violations], colours.violations.length ? [] : keys]
}"""
WHOLE = """async ([within, asked]) =>
  typeof axe === 'undefined' ? null : [(await axe.run(within ?? document, asked)).violations, []]"""


def findings(page: Any, within: str | None = None) -> list[str]:
    """What axe finds on the page, or in one part of it: rule, what is wrong, where. With FULL=1 every colour anew."""
    look = WHOLE if os.environ.get("FULL") else LOOK
    given = [within, ASKED, CONTRAST, sorted(WEIGHED)]
    if (
        answer := page.evaluate(look, given)
    ) is None:  # half a megabyte: given once, then each document brings it along
        page.add_init_script(script=_axe())
        page.evaluate(_axe())
        answer = page.evaluate(look, given)
    found, weighed = answer
    WEIGHED.update(weighed)
    return [f"{rule['id']}: {rule['help']}: {node['target']}" for rule in found for node in rule["nodes"]]


@cache
def _axe() -> str:
    from axe_playwright_python.sync_playwright import Axe

    return str(Axe().axe_script)


def sideways(page: Any) -> int:
    """By how many pixels it stays too wide: the document is whole, letters have come, and what folds has had its frame.

    Whoever pressed a link comes here as soon as the next document has begun, when it may not have an element yet.
    """
    page.wait_for_load_state()
    return page.evaluate(
        """async () => {
          const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
          if (over() <= 0) return 0
          await document.fonts.ready
          await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
          return over()
        }"""
    )
