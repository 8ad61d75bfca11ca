"""When the policy was last updated."""

from __future__ import annotations

import pytest

from smallprint.reading import read_bytes
from smallprint.reading.dates import find_updated

BODY = "We collect the name of every person who orders a lamp from us, and we keep it until they ask."


def found(*blocks: str, language: str = "en") -> tuple[str | None, str] | None:
    result = find_updated(blocks, language)
    if result is None:
        return None
    text = "\n".join(blocks)
    start = sum(len(block) + 1 for block in blocks[: result.first]) + result.start
    end = sum(len(block) + 1 for block in blocks[: result.last]) + result.end
    return (result.day.isoformat() if result.day else None), text[start:end]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Last updated: 16th January, 2024", "2024-01-16"),
        ("Last Updated Jan 16, 2024", "2024-01-16"),
        ("Last modified on 2024-01-16.", "2024-01-16"),
        ("Updated: 22/07/2026", "2026-07-22"),
        ("Revised 07/22/2026", "2026-07-22"),
        ("Effective date: 16.01.2024", "2024-01-16"),
        ("Date of Last Revision: May 27, 2023", "2023-05-27"),
        ("This Privacy Policy is effective as of the 1st of March 2022.", "2022-03-01"),
        ("This version took effect June 3, 2020.", "2020-06-03"),
        ("LAST UPDATED: DECEMBER 1, 2025", "2025-12-01"),
        ("Version of 5 May 2021", "2021-05-05"),
        ("Last update: October 1st 2025", "2025-10-01"),
    ],
)
def test_english(line: str, day: str) -> None:
    for blocks in (("Privacy Policy", line, BODY), ("Privacy Policy", BODY, BODY, line)):
        result = found(*blocks)
        assert result is not None
        assert result[0] == day


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("fr", "Dernière mise à jour : 1er août 2023", "2023-08-01"),
        ("fr", "En vigueur au 13 décembre 2024", "2024-12-13"),
        ("fr", "Mise à jour le 03/04/2024", "2024-04-03"),
        ("de", "Stand: 3. März 2024", "2024-03-03"),
        ("de", "Zuletzt aktualisiert am 03.04.2024", "2024-04-03"),
        ("es", "Última actualización: 5 de mayo de 2023", "2023-05-05"),
        ("it", "Ultimo aggiornamento: 5 maggio 2023", "2023-05-05"),
        ("nl", "Laatst gewijzigd op 5 mei 2023", "2023-05-05"),
        ("pt", "Última atualização: 5 de maio de 2023", "2023-05-05"),
        ("zh", "更新日期：2024 年 12 月 19 日", "2024-12-19"),
        ("ja", "最終更新日：2024年12月19日", "2024-12-19"),
        ("ja", "2024年12月19日改定", "2024-12-19"),
        ("zh", "本政策自2024年12月19日起生效", "2024-12-19"),
        ("ko", "최종 수정일: 2024년 12월 19일", "2024-12-19"),
        ("ko", "본 방침은 2024년 12월 19일부터 시행됩니다.", "2024-12-19"),
        ("cs", "Naposledy aktualizováno: 20. května 2024", "2024-05-20"),
        ("tr", "Son güncelleme: 20 Mayıs 2024", "2024-05-20"),
        ("ru", "Последнее обновление: 20 мая 2024 г.", "2024-05-20"),
        ("en", "This policy applies from 20 May 2024.", "2024-05-20"),
    ],
)
def test_other_languages(language: str, line: str, day: str) -> None:
    result = found("x", line, BODY, language=language)
    assert result is not None
    assert result[0] == day


@pytest.mark.parametrize(
    "line", ["Last updated: 03/04/2024", "Last updated: 03.04.2024", "Last updated: May 2024"]
)
def test_what_is_ambiguous_keeps_its_words_and_has_no_day(line: str) -> None:
    assert found(line, BODY) == (None, line)


@pytest.mark.parametrize(
    "line",
    [
        "© 2024 Lantern Post, 5 May 2024",
        "Regulation (EU) 2016/679 of 27 April 2016",
        "The California Consumer Privacy Act, effective January 1, 2020, gives you rights.",
        "We stopped selling lamps on 5 May 2020.",
        "Orders placed before 5 May 2020 are kept.",
        "The law was last amended on 6 August 2019.",
        "Lamp 12/13/14",
    ],
)
def test_other_dates_are_not_taken(line: str) -> None:
    assert found("Privacy Policy", BODY, BODY, BODY, BODY, BODY, line, BODY) is None


def test_of_several_the_policys_own() -> None:
    lines = ("Effective: 1 June 2024", "Last updated: 20 May 2024", "Previous version: 3 March 2023", BODY)
    assert found(*lines) == ("2024-05-20", "Last updated: 20 May 2024")


def test_of_a_change_log_the_newest() -> None:
    lines = (
        "Updated 20 May 2024: oil added",
        "Updated 3 March 2023: lamps added",
        "Updated 1 May 2022: first",
    )
    assert found(BODY, *lines) == ("2024-05-20", "Updated 20 May 2024")


def test_the_label_may_stand_in_the_block_before() -> None:
    assert found("Privacy Policy", "Last updated", "20 May 2024", BODY) == (
        "2024-05-20",
        "Last updated\n20 May 2024",
    )


@pytest.mark.parametrize("where", ["header", "footer"])
def test_a_date_in_a_dropped_place_joins_the_text(where: str) -> None:
    line = f"<{where}><p>Home</p><p>Last updated: 20 May 2024</p></{where}>"
    main = f"<main><h1>Privacy Policy</h1><p>{BODY * 8}</p></main>"
    html = line + main if where == "header" else main + line
    policy = read_bytes(f"<body>{html}</body>".encode())
    assert policy.last_updated is not None
    assert policy.text[policy.last_updated.start : policy.last_updated.end] == "Last updated: 20 May 2024"
    assert "Home" not in policy.text


def test_a_change_log_without_labels() -> None:
    lines = ("Change log", "Version 3.1 - 20 May 2024: oil added", "3 March 2023 - lamps added")
    result = found(*[BODY] * 20, *lines)
    assert result is not None
    assert result[0] == "2024-05-20"
