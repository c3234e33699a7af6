"""French, Spanish, Portuguese and United States drafting, one shape a test, in invented words."""

# ruff: noqa: E501 (the texts stay on one line each)
from __future__ import annotations

import pytest

from lexcheck.model import Law, Source
from lexcheck.segmenting import segment
from lexcheck.segmenting.numbering import follows, readings
from tests.segmenting.helpers import labels, sections, whole


def law_in(language: str, text: str) -> Law:
    law = segment(Source(name="test.txt", format="text", sha256="", text=text), language=language)
    whole(law)
    return law


def quoted(law: Law) -> list[str]:
    return [one.label for one in law.provisions if one.quoted and one.number]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("411", "411 bis"),
        ("411 bis", "411 ter"),
        ("411 ter", "411 quáter"),
        ("411 octies", "412"),
        ("225-4-9", "225-4-10"),
        ("L. 611-1", "L. 611-2"),
        ("12bis", "12ter"),
        ("1°", "2°"),
        ("1°", "1° bis"),
        ("1.", "2."),
        ("I", "I bis"),
        ("§ 1", "§ 2"),
        ("279.011", "279.02"),
    ],
)
def test_next_in_sequence(before: str, after: str) -> None:
    assert max(follows(old, new) for old in readings(before) for new in readings(after)) == 2


def test_numbers_of_different_print_are_different_lists() -> None:
    assert not any(follows(old, new) for old in readings("1") for new in readings("2°"))
    assert not any(follows(old, new) for old in readings("1.") for new in readings("2"))


def test_a_french_statute() -> None:
    law = law_in(
        "fr",
        "LOI n° 12 relative aux bateaux\n\nL'Assemblée nationale et le Sénat ont adopté,\nLe Président de la République promulgue la loi dont la teneur suit :\n\n"
        "TITRE PREMIER\nDISPOSITIONS GÉNÉRALES\n\nCHAPITRE Ier\nDes bateaux\n\nArticle premier.- La présente loi régit les bateaux.\n\nArticle 2.- I.- Tout bateau doit :\n1° flotter ;\n"
        "2° porter un mât, à savoir :\na) un grand mât ;\nb) un petit mât.\nII.- Les rames sont facultatives.\n\nArticle 2 bis.- Les radeaux sont des bateaux.\n\nCHAPITRE II\nDes peines\n\n"
        "Art. 3. - Quiconque coule un bateau est puni d'une amende.\n\nFait à Paris, le 3 mai.\nLe Président de la République,\nJean Marin\n",
    )
    assert labels(law) == [
        "Titre 1", "Chapitre I", "1", "2", "2 I", "2 I 1°", "2 I 2°", "2 I 2° a)", "2 I 2° b)", "2 II", "2 bis", "Chapitre II", "3",
    ]  # fmt: skip
    assert next(one for one in law.provisions if one.label == "2 I 2° a)").path == ("2", "I", "2°", "a")
    assert law.provisions[0].zone == "front" and law.provisions[-1].zone == "end" and law.title.startswith("LOI n° 12")
    assert [one.heading for one in law.provisions if one.level == "chapter"] == [
        "DISPOSITIONS GÉNÉRALES",
        "Des bateaux",
        "Des peines",
    ]


def test_a_french_code_and_its_unnumbered_paragraphs() -> None:
    law = law_in(
        "fr",
        "Article L. 12-1\nI. - Le capitaine est puni :\n\n1° S'il coule un bateau ;\n\n2° S'il perd une rame.\n\nLa peine mentionnée au 1° est doublée la nuit.\n\nII. - La tentative est punie.\n\n"
        "Article L. 12-2\nLes rames sont confisquées.\n",
    )
    assert sections(law) == ["L. 12-1", "L. 12-2"]
    tail = next(one for one in law.provisions if one.level == "continuation")
    assert tail.label == "L. 12-1 I" and law.own(tail).startswith("La peine")


def test_a_canadian_act_in_french() -> None:
    law = law_in(
        "fr",
        "Loi sur les bateaux\n\nDéfinitions\n2 (1) Les définitions qui suivent s’appliquent à la présente loi.\nbateau Coque qui flotte sur une eau de toute profondeur, douce ou salée, que ce soit au gré du vent, à la rame ou à l’aide d’un moteur de toute puissance. (boat)\nrame\na) Toute pagaie;\nb) toute perche. (oar)\n\n"
        "Terminologie\n(2) Le radeau est un bateau.\n\nPermis\n3 (1) Nul ne navigue sans :\na) un mât, selon le cas :\n(i) grand,\n(ii) petit;\nb) un équipage;\nc) et d) [Abrogés, 2015, ch. 3, art. 1]\n"
        "2001, ch. 27, art. 3\n\nFrais\n(2) Les frais sont de cinq pièces, au titre du paragraphe (1.2) et de l’alinéa (1)a).\n",
    )
    assert labels(law) == ["2", "2(1)", "2(1) “rame” a)", "2(1) “rame” b)", "2(2)", "3", "3(1)", "3(1) a)", "3(1) a)(i)", "3(1) a)(ii)", "3(1) b)", "3(1) c et d)", "3(2)"]  # fmt: skip
    assert [one.heading for one in law.provisions if one.level == "definition"] == ["bateau", "rame"]
    assert next(one for one in law.provisions if one.label == "3(2)").heading == "Frais"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Article 1er\n\nAprès l'article L. 12-1 du code des bateaux, il est inséré un article L. 12-2 ainsi rédigé :\n\n« Art. L. 12-2.- I. - Le capitaine est puni.\n\n« II. - La peine est doublée. »\n\n"
            "Article 2\n\nL'article 14 est abrogé.\n",
            ["L. 12-2", "L. 12-2 I", "L. 12-2 II"],
        ),
        (
            "Art. 1er.\n\nLe capitaine est nommé par le roi.\n\nArt. 2.\n\nL’article 38 du code est modifié comme suit:Art. 38.(1)Le capitaine est puni.(2)La peine est doublée.(3) La tentative est punie.\n\n"
            "Art. 3.\n\nL’article 4 est abrogé.\n",
            ["38", "38(1)", "38(2)", "38(3)"],
        ),
        (
            "Art. 1. Définitions\n\nLe radeau est un bateau.\n\nArt. 2. Disposition modificative\n\nDans le code, il est inséré un titre VII ter, libellé comme suit:\n\nTitre VII ter.- Des rames\n\nArt. 1017.13\n\n"
            "Le juge interdit de ramer.\n\nArt. 1017.14\n\nLa demande est écrite.\n\nArt. 3. Intitulé\n\nLa présente loi se cite ainsi.\n",
            ["1017.13", "1017.14"],
        ),
    ],
)
def test_new_articles_of_a_french_amending_law(text: str, found: list[str]) -> None:
    law = law_in("fr", text)
    assert [one for one in quoted(law) if not one.startswith("Titre")] == found
    assert sections(law) == [str(number + 1) for number in range(len(sections(law)))] and len(sections(law)) >= 2
    first = next(one for one in law.provisions if one.quoted and one.level == "article")
    assert first.path == (law.provisions[first.parent].path[0], first.number)


def test_a_spanish_statute() -> None:
    law = law_in(
        "es",
        "LEY DE BARCAS\n\nEl Congreso de la República decreta:\n\nTÍTULO PRIMERO\nDISPOSICIONES GENERALES\n\nCAPÍTULO I\nDe las barcas\n\nARTÍCULO PRIMERO.- Objeto. La presente ley regula las barcas.\n\n"
        "ARTÍCULO 2o.- Para los efectos de esta ley se entiende por:\nI. Barca: todo casco que flota;\nII. Remo: toda pala, sea:\na) larga;\nb) corta.\n\nArtículo 3º.- El que hunda:\n1. Una barca;\n2. Un remo.\n\n"
        "Parágrafo 1°. La pena se duplicará de noche.\n\nParágrafo 2°. La tentativa es punible.\n\nArtículo 3º bis.- Queda prohibido remar.\n\nDado en el Palacio, a los tres días del mes de mayo.\n",
    )
    assert labels(law)[2:] == [
        "1", "2", "2 I", "2 II", "2 II a)", "2 II b)", "3", "3(1)", "3(2)", "3 Parágrafo 1", "3 Parágrafo 2", "3 bis",
    ]  # fmt: skip
    assert next(one for one in law.provisions if one.label == "1").heading == "Objeto" and law.provisions[-1].zone == "end"


def test_quotations_in_straight_marks_that_open_anew() -> None:
    law = law_in(
        "es",
        'LEY SOBRE BARCAS\n\nArtículo PRIMERO\n"Artículo primero.- Introdúcense las siguientes modificaciones en el Código de Barcas:\n1. Incorpórase un artículo 9 bis, nuevo, del siguiente tenor:\n'
        '"Artículo 9 bis.- El capitán podrá remar.".\n2. Derógase el artículo 10.\n3. Intercálase el siguiente párrafo, con los artículos que se indican:\n"5 bis. De los remos\n"Artículo 41 bis.- El que hunda una barca será castigado.\n'
        'La pena se aplicará según la "ley Nº 5".\nArtículo 41 ter.- El que pierda un remo será castigado.".\n\nArtículo SEGUNDO\nArtículo segundo.- Esta ley regirá desde hoy.\n',
    )
    assert sections(law) == ["1", "2"]
    assert quoted(law) == ["9 bis", "41 bis", "41 ter"]
    assert next(one for one in law.provisions if one.label == "41 bis").path == ("1", "3", "41 bis")


def test_a_convention_after_the_law_that_approves_it() -> None:
    filler = "Los Estados Parte cumplirán sus obligaciones con buena fe y con la diligencia debida en todo lugar y tiempo."
    law = law_in(
        "es",
        "LEY\n\nARTICULO 1° — Apruébase la Convención sobre barcas, que consta de tres artículos y forma parte de la presente ley como anexo único.\n\nARTICULO 2° — Comuníquese al Poder Ejecutivo de la Nación y publíquese en el lugar de costumbre, con todos sus anexos y declaraciones.\n\n"
        f"CONVENCION SOBRE BARCAS\n\nArtículo 1\n\nFinalidad\n\n{filler}\n\nArtículo 2\n\nDefiniciones\n\n{filler}\n\nArtículo 3\n\nAmbito\n\n{filler}\n",
    )
    assert sections(law) == ["1", "2", "1", "2", "3"]


def test_a_blank_line_after_every_printed_line_parts_nothing() -> None:
    body = "\n\n".join(
        f"ARTICULO {number}º— El capitán que hundiere una\n\nbarca con ánimo de perjudicar a sus\n\npasajeros será reprimido con multa de\n\ndiez pesos por cada uno de ellos:\n\na) de día, en el mar;\n\nb) de noche, en el río."
        for number in range(1, 6)
    )
    law = law_in("es", f"LEY DE BARCAS\n\n{body}\n")
    assert sections(law) == list("12345") and labels(law)[:3] == ["1", "1 a)", "1 b)"]
    assert not any(one.level in ("crossheading", "continuation") for one in law.provisions)


def test_a_brazilian_statute() -> None:
    law = law_in(
        "pt",
        "LEI Nº 12, DE 3 DE MAIO\n\nCAPÍTULO I\nDOS BARCOS\n\nArt. 1º Esta Lei dispõe sobre os barcos.\n\nArt. 2º Todo barco deve:\nI - flutuar;\nII - ter um mastro:\na) grande; ou\nb) pequeno.\n"
        "§ 1º Os remos são facultativos:\nI - à noite; e\nII - de dia.\n§ 2º Não se aplica o disposto no § 1º à noite.\n\nArt. 3º O Código passa a vigorar acrescido do seguinte art. 149-A:\n\n“Art. 149-A. Afundar barco:\nPena - multa.\n"
        "§ 1º A pena é aumentada à noite.”\n\nArt. 4º Esta Lei entra em vigor na data de sua publicação.\nParágrafo único. Revogam-se as disposições em contrário.\n\nBrasília, 3 de maio.\n",
    )
    assert labels(law)[1:] == [
        "1", "2", "2 I", "2 II", "2 II a)", "2 II b)", "2 § 1", "2 § 1 I", "2 § 1 II", "2 § 2", "3", "149-A", "149-A § 1", "4", "4 Parágrafo único",
    ]  # fmt: skip
    assert quoted(law) == ["149-A", "149-A § 1"]


def test_a_united_states_bill() -> None:
    law = law_in(
        "",
        "S. 12\n\nAN ACT To regulate boats in the United States, and for other purposes.\n\nSECTION 1. SHORT TITLE.\nThis Act may be cited as the “Boats Act”.\n\nSEC. 2. OFFENSES.\n(a) In General.—Whoever sinks a boat—\n"
        "(1) shall be fined under this title; and\n(2) if the boat is large—\n(A) at night, shall be imprisoned; or\n(B) by day—\n(i) in summer; or\n(ii) in winter,\nshall be fined twice.\n(b) Attempt.—Whoever attempts it shall be fined.\n\n"
        "SEC. 3. AMENDMENTS.\nSection 9 of the Oars Act (22 U.S.C. 71) is amended—\n(1) by striking paragraph (2); and\n(2) by adding at the end the following:\n    (5) Rafts The term raft means—\n      (A) a log;\n      (B) a barrel.\n    (6) Oars An oar floats.\n",
    )
    assert law.tradition == "united-states"
    assert labels(law) == [
        "1", "2", "2(a)", "2(a)(1)", "2(a)(2)", "2(a)(2)(A)", "2(a)(2)(B)", "2(a)(2)(B)(i)", "2(a)(2)(B)(ii)", "2(b)", "3", "3(1)", "3(2)", "(5)", "(5)(A)", "(5)(B)", "(6)",
    ]  # fmt: skip
    levels = {one.label: one.level for one in law.provisions if one.number}
    assert (levels["2(a)"], levels["2(a)(1)"], levels["2(a)(2)(A)"], levels["2(a)(2)(B)(i)"]) == (
        "subsection",
        "paragraph",
        "subparagraph",
        "clause",
    )
    assert {one.label: one.heading for one in law.provisions}["2(b)"] == "Attempt"
    assert next(one for one in law.provisions if one.label == "(5)(A)").path == ("3", "2", "5", "A")


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "fr",
            "Loi\n\nARTICLE 1er : Le bateau flotte.\n\nARTICLE 2 : Est puni quiconque :\n1) coule un bateau ;\n2) perd une rame.\n\nARTICLE 3 (nouveau) : La loi est exécutée.\n",
            ["1", "2", "2(1)", "2(2)", "3"],
        ),
        ("fr", "Loi\n\nArt. 1. Le bateau flotte. Art. 2. La rame coule. Art. 3. Le mât tient.\n", ["1", "2", "3"]),
        (
            "fr",
            "Loi\n\nArticle 1er. - Peines\n§ 1er. Le bateau flotte.\n§ 2. La rame coule.\n\nArticle 2. - Fin\nLe mât tient.\n",
            ["1", "1(1)", "1(2)", "2"],
        ),
        (
            "es",
            "LEY\n\nArtículo 2. La barca tendrá:\nI. Un remo, y\nII. Un mástil.\n\nArtículo 3o. Bis. La barca flota.\n\nArtículo 10 Ter.- El remo se hunde.\n",
            ["2", "2 I", "2 II", "3 Bis", "10 Ter"],
        ),
        (
            "es",
            'LEY\n\nArtículo 1º.- Modifícanse los artículos en los términos siguientes:\n\n"Artículo 153º.- Barcas\nEl que hunda será reprimido.\n\nArtículo 153º-A.- Remos\nLa pena será doble."\n\nArtículo 2º.- Rige mañana.\n',
            ["1", "153", "153-A", "2"],
        ),
        (
            "pt",
            "Lei\n\nArtigo 1.º\nObjecto\n1 - O barco flutua.\n2 - Excluem-se:\na) Os remos:\ni) Longos;\nii) Curtos.\n\nArtigo 2.º\nFim\nO mastro cai.\n",
            ["1", "1(1)", "1(2)", "1(2) a)", "1(2) a) i)", "1(2) a) ii)", "2"],
        ),
    ],
)
def test_how_states_print_articles(language: str, text: str, found: list[str]) -> None:
    assert labels(law_in(language, text)) == found
