from datetime import date

from proxy.console.pages.period import Period, last
from proxy.console.pages.trend import by_action, described, landmarks, told, trend
from proxy.store.views import Actions, Day

SUNDAY = date(2026, 11, 22)
FOUND = [Day(date(2026, 11, 20), Actions(allow=5, redact=2)), Day(SUNDAY, Actions(block=1))]


def test_days_without_decisions_are_there_too() -> None:
    found = trend(last(7, SUNDAY), FOUND)
    assert [column.actions.total for column in found.columns] == [0, 0, 0, 0, 7, 0, 1]
    assert not found.weekly
    assert found.highest.since == date(2026, 11, 20)


def test_a_long_time_is_cut_into_weeks_from_monday() -> None:
    found = trend(last(93, SUNDAY), FOUND)
    assert found.weekly
    assert all(column.since.weekday() == 0 for column in found.columns[1:])
    assert (found.columns[-1].since, found.columns[-1].until) == (date(2026, 11, 16), SUNDAY)
    assert found.columns[-1].actions == Actions(allow=5, redact=2, block=1)
    assert sum(len(Period(column.since, column.until).days) for column in found.columns) == 93


def test_the_drawing_has_a_bar_a_column() -> None:
    drawing = trend(last(7, SUNDAY), FOUND).drawing
    assert [[piece.kind for piece in bar] for bar in drawing.bars][-3:] == [["allow", "redact"], [], ["block"]]


def test_actions_go_from_the_mildest_to_the_strictest() -> None:
    assert list(by_action(Actions(1, 2, 3)).items()) == [("allow", 1), ("redact", 2), ("block", 3)]


def test_the_drawing_is_told_in_words() -> None:
    short, long = trend(last(7, SUNDAY), FOUND), trend(last(93, SUNDAY), FOUND)
    assert told(short.columns[4]).startswith("20/11/2026 : 5\xa0laissées passer, 2\xa0masquées, 0\xa0bloquée")
    assert told(long.columns[-1]).startswith("16/11/2026 – 22/11/2026 : ")
    assert "Le plus haut : 7, le 20/11/2026." in described(short, Actions(5, 2, 1))
    assert "la semaine du 16/11/2026" in described(long, Actions(5, 2, 1))


def test_days_under_the_drawing_are_few() -> None:
    assert landmarks(trend(last(7, SUNDAY), FOUND)) == (date(2026, 11, 16), SUNDAY)
    assert len(landmarks(trend(last(30, SUNDAY), FOUND))) == 3
