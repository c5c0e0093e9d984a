"""A text with its findings marked: « patiente de <AGE>34 ans</AGE> à <CITY>Lyon</CITY> »."""

import re

from detectors.finding import Category, Finding

_MARK = re.compile(r"<(?P<category>[A-Z_]+)>(?P<said>.*?)</(?P=category)>", re.DOTALL)


def read(marked: str) -> tuple[str, list[Finding]]:
    text, findings, done = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        end = len(text) + len(mark["said"])
        findings.append(Finding(Category[mark["category"]], len(text), end, 0.6, "rule"))
        text, done = text + mark["said"], mark.end()
    return text + marked[done:], findings
