"""What a line end shows: each named piece of evidence beside its nearest twin, and what the evidence comes to."""

from __future__ import annotations

import pytest

from extractors.document import Box, Line
from extractors.text.joins import STARTS_PARAGRAPH, judge
from extractors.text.line_ends import LineEnd
from extractors.text.vocabulary import Vocabulary, gather
from tests.extractors.text.ends import end

EVIDENCE = {name: holds for name, _, holds in STARTS_PARAGRAPH}


# evidence: ends that show it, and their nearest twins that don't
SHOWN: dict[str, tuple[list[LineEnd], list[LineEnd]]] = {
    "the next word would have fitted": (
        [
            end("Head of Housing", "Legal", room=40),
            end("Head of Housing", "Legal", room=31),
            end("Anti-Social Behaviour", "Co-ordinator", room=31, words=Vocabulary(breaks_at_hyphens=True)),
        ],
        [
            end("Head of Housing", "Legal", room=25),
            end("Head of Housing", "Legal", room=0),
            end("Anti-Social Behaviour", "Co-ordinator", room=31),
        ],
    ),
    "a space is set, but far more would have fitted": (
        [end("Head of Housing", "Legal", room=60, ends_with_space=True)],
        [
            end("Head of Housing", "Legal", room=60, ends_with_space=False),
            end("Head of Housing", "Legal", room=35, ends_with_space=True),
        ],
    ),
    "both lines are one marked content": (
        [end("Equality team", "Council", marks=(4, 5), after_marks=(5, 5))],
        [
            end("Equality team", "Council", marks=(4, 5), after_marks=(6, 6)),
            end("Equality team", "Council", marks=(-1, -1), after_marks=(-1, -1)),
            end(
                "Equality team", "Council", marks=(4, 5), after_marks=(5, 5), after_box=Box(2, 0, 20, 35, 31)
            ),
        ],
    ),
    "a space is set at the line's end": (
        [end("Ask the", "council", ends_with_space=True)],
        [
            end("Ask the", "council", ends_with_space=False),
            end("Ask the", "council", ends_with_space=None),
            end("Ask the", "council", ends_with_space=True, after_box=Box(1, 0, 124, 35, 135)),
            end("Ask.", "Write", ends_with_space=True, after_box=Box(1, 0, 116, 35, 127))._replace(
                pitch=12.0
            ),
        ],
    ),
    "no space is set though one would fit": (
        [end("Ask them", "Write", room=5, ends_with_space=False)],
        [
            end("Ask them", "Write", room=2, ends_with_space=False),
            end("Ask them", "Write", room=5, ends_with_space=None),
            end("Ask the multi-", "agency team", room=5, ends_with_space=False),
            end("pupils and/", "or carers", room=5, ends_with_space=False),
            end("by 31/03/20", "13", room=5, ends_with_space=False),
        ],
    ),
    "starts with a label or bullet": (
        [end("Ask them", "2. Write"), end("Ask them", "• Write"), end("Ask them", "Write", after_label="2.")],
        [end("Ask them", "2 years on"), end("Ask them", "Write"), end("1", "0.")],
    ),
    "the label is the next of its list": (
        [
            end("1. Ask them", "2. Write"),
            end("Ask them", "1. Write"),
            end("Ask them", "(a) Write"),
            end("a) Ask", "b) Write"),
        ],
        [
            end("1. Ask them", "3. Write"),
            end("1. Ask them", "b) Write"),
            end("Ask them", "7. Write"),
            end("Ask them", "b) Write"),
        ],
    ),
    "starts with a dash": ([end("Ask", "- Write"), end("Ask", "– write")], [end("Ask", "-write")]),
    "gap above": (
        [end("Ask them", "Write", after_box=Box(1, 0, 117, 25, 128))],
        [
            end("Ask them", "Write", after_box=Box(1, 0, 114, 25, 125)),
            end("Ask them", "Write", after_box=Box(2, 0, 417, 25, 428)),
        ],
    ),
    "a blank line above": (
        [end("Ask them", "Write", after_box=Box(1, 0, 127, 25, 138))],
        [
            end("Ask them", "Write", after_box=Box(1, 0, 120, 25, 131)),
            end("Ask them", "Write", after_box=Box(2, 0, 427, 25, 438)),
        ],
    ),
    "further below than lines of a text stand apart": (
        [
            end("Ask them.", "Write", after_box=Box(1, 0, 116, 35, 127))._replace(pitch=12.0),
            end("Town Clerk", "Head of Parks", after_box=Box(1, 0, 116, 65, 127))._replace(pitch=12.0),
        ],
        [
            end("Ask them.", "Write", after_box=Box(1, 0, 116, 35, 127)),
            end("Ask.", "Write", after_box=Box(1, 0, 116, 35, 127), after_size=12)._replace(pitch=12.0),
            end("Ask them.", "Write")._replace(pitch=12.0),
            end("Ask them.", "Write", after_box=Box(1, 0, 113.4, 35, 127))._replace(
                pitch=12.0
            ),  # a raised figure
            end("Ask them.", "Write", after_box=Box(2, 0, 116, 35, 127))._replace(pitch=12.0),
        ],
    ),
    "starts with the letter that is a bullet": (
        [
            end("o Ask", "o Write", room=175, after_box=Box(1, 0, 112, 35, 123)),
            end("o Ask them\nall", "o Write", room=185, after_box=Box(1, -9, 112, 35, 123)),
            end("Ask them:", "o Write", room=155, after_box=Box(1, 9, 112, 35, 123)),
        ],
        [
            end("un", "o Gymru", room=190, after_box=Box(1, 0, 112, 35, 123)),
            end("o un\nneu", "o Gymru", room=185, after_box=Box(1, 0, 112, 35, 123)),
            end("o Ask", "or write", room=175, after_box=Box(1, 0, 112, 40, 123)),
            end("o Ask", "o Write", box=None),
        ],
    ),
    "turns bold or back where a sentence ends": (
        [end("Ask them.", "Write", after_bold=True), end("Ask them:", "Write", bold=True)],
        [end("Ask the", "Council", after_bold=True), end("Ask them.", "Write", bold=True, after_bold=True)],
    ),
    "starts in lower case": (
        [end("Ask", "them")],
        [end("Ask", "Them"), end("Ask", "a) them"), end("Ask", "www.fair.gov.uk")],
    ),
    "starts with a capital in mid-sentence": (
        [end("Ask", "Them")],
        [end("Ask.", "Them"), end("Ask", "them"), end("Ask:”", "Them")],
    ),
    "a word is cut": (
        [end("Neighbourhoodma", "nagement", room=0.4), end("RA", "G", room=2), end("£90,00", "0", room=2)],
        [
            end("Neighbourhood", "Manager", room=0.4),
            end("The Neighbourhoodma", "nagement", room=0.4),
            end("£90", "million", room=2),
        ],
    ),
    "one thing a line, in this column": (
        [
            end("Head of Housing", "Legal")._replace(lists=2.0),
            end("It was read.", "It was kept.", habits={".A": 2.0}),
            end("of the team", "– read", habits={"a-": 1.0}),
        ],
        [
            end("Head of Housing", "and Legal")._replace(lists=2.0),
            end("Head of Housing", "Legal"),
            end("It was read.", "It was kept.", habits={"aA": 2.0}),
            end("It was read by the", "Council", habits={"aA": 2.0}),
            end("of the team", "– read")._replace(lists=2.0),
        ],
    ),
    "both start with a few words and a colon": (
        [
            end("Lead: Press Officer", "Support: Policy Team"),
            end("Concessional loan: yes", "Guarantee: no"),
            end("Home 1: May 2024", "Home 2:"),
        ],
        [
            end("Lead: Press Officer", "Policy Team"),
            end("Lead: Press Officer", "10: Policy Team"),
            end("Press Officer", "Support: Policy Team"),
            end("Where the council leads: Press", "Support: Policy Team"),
        ],
    ),
    "dots lead to a page number": (
        [
            end("2.1 Parks ....... 7", "2.2 Roads"),
            end("Parks . . . . . 12", "Roads"),
            end("Parks …… 12", "Roads"),
        ],
        [end("Parks ....... 7 to 9 pm", "Roads"), end("Parks ... 7", "Roads"), end("Parks .......", "Roads")],
    ),
    "line ends with a date": (
        [end("May 2013", "June"), end("by 31/3", "Then")],
        [end("May 20", "June"), end("Call 2013 people", "Then")],
    ),
    "a line of the same make follows": (
        [end("May 2013", "June 2014"), end("31/03/2013", "30/04/2014")],
        [end("May 2013", "June"), end("May", "June"), end("May 2013", "2014 June"), end("May", "June 2014")],
    ),
    "line ends with a date, and a month follows": (
        [end("Sept 2011", "Sept"), end("by 2012", "Mawrth 2013"), end("31/03", "May")],
        [end("Sept 2011", "Marketing"), end("Sept 2011", "Maybe"), end("Sept", "Sept 2011")],
    ),
    "line ends with a date, and what another is for follows": (
        [end("30/11/2023", "Revised: 2024"), end("Trial: May 2013", "All parks:")],
        [end("30/11/2023", "Revised 2024"), end("Trial: May", "All parks: June")],
    ),
    "both lines end with a date": (
        [end("First two by May 2013", "Others by June 2014")],
        [end("First two by May 2013", "others by June 2014"), end("First two in May", "Others by June 2014")],
    ),
    "a date alone": (
        [
            end("31 December 2007", "Parks to report"),
            end("• 4 October 07", "Final check"),
            end("31/03/2013", "Then all"),
        ],
        [
            end("by 31 December 2007", "Parks to report"),
            end("31 December 2007", "in all parks"),
            end("May 2013", "June 2014"),
            end("Chapter 07", "Final check"),
        ],
    ),
    "a heading in bold, and its years follow": (
        [
            end("Equality Scheme", "2006-2009", bold=True, after_bold=True),
            end("Equality Scheme", "2006 – 09", bold=True, after_bold=True),
        ],
        [
            end("Equality Scheme", "2006-2009", bold=True),
            end("Equality Scheme 2005", "2006-2009", bold=True, after_bold=True),
            end("Equality Scheme", "2006-2009 and on", bold=True, after_bold=True),
            end("Equality Scheme", "2006-2009", bold=True, after_bold=True, after_size=8.0),
        ],
    ),
    "a state, and its date follows": (
        [end("Completed", "April 2019"), end("Revised", "31 May 2019"), end("By", "31/03/2019")],
        [end("Completed", "April the best"), end("Parks", "April 2019"), end("All completed", "April 2019")],
    ),
    "such a capital makes no name": (
        [
            end(
                "Numbers of people taking part", "Feedback from them", words=gather([(Line("ask feedback"),)])
            ),
            end("Carry out an audit", "Publish the results"),
            end("Two by end of May", "Publish the results"),
        ],
        [
            end("Numbers of people taking part", "Feedback from them"),
            end("Carry out an audit.", "Publish the results"),
            end("Carry out an audit", "publish the results"),
            end("Ask Legal of the audit", "Publish the results"),
            end("Carry out an audit", "Publish Ordnance maps"),
            end("Audit", "Publish the results"),
            end(
                "Plant two woods on the",
                "Ash depot",
                words=gather([(Line("an ash or the Ash depot"),)]),
            ),
        ],
    ),
    "starts with the asterisk of a note": (
        [end("Done: 24%", "* National share"), end("Done: 24%", "*see page 2")],
        [end("Done: 24%", "** National"), end("Done: 24%", "see * below")],
    ),
    "an address is announced": (
        [end("Published on line:", "http://www.wyreford.gov.uk/"), end("See:", "www.wyreford.gov.uk")],
        [end("Published on line", "http://www.wyreford.gov.uk/"), end("See:", "wyreford")],
    ),
    "an abbreviation alone, and another": (
        [end("IEM", "HoS", room=20), end("JADHR&P", "DLEGs", room=20), end("JADs", "HoS", room=0)],
        [
            end("JAD", "CSI", room=0),
            end("IEM", "Housing", room=20),
            end("THE", "PLAN", room=20),
            end("the IEM", "HoS", room=20),
            end("WASTEMANAGER", "HoS", room=20),
        ],
    ),
    "both are figures alone, of one make": (
        [end("30", "42"), end("£1,200", "£3,500")],
        [end("30", "4"), end("1,23", "4,567"), end("30 homes", "42 homes"), end("M30", "M42")],
    ),
    "both start with a dash": (
        [end("- Ask them", "- Write")],
        [end("Ask them", "- Write"), end("- Ask them", "Write")],
    ),
    "a month, and its year follows, or a day, and its month": (
        [
            end("By December", "2022"),
            end("Sept", "2013, then each year"),
            end("Mawrth", "2022"),
            end("by 31st", "December 2013"),
            end("4", "Sept"),
        ],
        [
            end("by 32", "December 2013"),
            end("item 31st", "Decide"),
            end("By December", "20 homes"),
            end("the lamps", "2022"),
            end("it may", "2022"),
            end("December", "Easter 2022"),
        ],
    ),
    "a date is cut short": (
        [end("31/03/20", "13"), end("by 1.4.201", "3 at least"), end("by 12/20", "13", room=0)],
        [
            end("31/03/2013", "14"),
            end("31/03/13", "145"),
            end("31/03", "2013"),
            end("31/03/20", "June"),
            end("12/20", "13", room=40),
        ],
    ),
    "a range is cut": (
        [
            end("Apr-", "Sep 2026"),
            end("Oct 2026-", "Mar 2027"),
            end("2026–", "27"),
            end("2025/26-", "2027/28"),
            end("at 19–", "21 °C"),
        ],
        [
            end("at 19–", "Then"),
            end("at –", "21 °C"),
            end("Apr", "Sep 2026"),
            end("Apr-", "dates"),
            end("Part-", "May"),
            end("1.4-", "27"),
            end("Apr-", "27"),
        ],
    ),
    "the marks that end a word are cut off": (
        [end("Neighbourhood", "?", room=0.4), end("Neighbourhood", "), if funded", room=0.4)],
        [
            end("The Neighbourhood", "?", room=0.4),
            end("Neighbourhood", "?", room=40.0),
            end("Neighbourhood", "(in part", room=0.4),
        ],
    ),
    "a plural in brackets is cut off": (
        [end("Responsible officer", "(s)"), end("Head of Class", "(es) and heads")],
        [
            end("(r) Ask the officer", "(s) Write"),
            end("Responsible officer", "(a) Write"),
            end("by 2013", "(s)"),
        ],
    ),
    "an ending with an apostrophe is cut off": (
        [end("of the Council", "'s own"), end("They don", "’t reply")],
        [end("of the Council", "'self-help'"), end("by 2013", "'s own"), end("of the Council", "s own")],
    ),
    "a letter that is no word": (
        [end("Protecte", "d groups"), end("N", "o.")],
        [end("a group", "a place"), end("made", "b) then"), end("Plan", "B is made")],
    ),
    "a bracket is open": (
        [end("Police (and the", "Fire Service)")],
        [
            end("Police (and the", "Fire (Arson Team)"),
            end("Police (all) and", "Fire Service)"),
            end("Police (and the", "Fire Service"),
        ],
    ),
    "starts with a connecting sign": ([end("Police", "& Fire")], [end("Police", "Fire &")]),
    "line ends with a connecting word or sign": (
        [end("Police and", "Fire"), end("Police,", "Fire"), end("Iechyd a'r", "Tai"), end("The", "Council")],
        [end("the Band", "Fire"), end("Police", "and Fire")],
    ),
    "line ends with a hyphen": (
        [end("multi-", "agency")],
        [end("multi -", "agency"), end("multi", "agency")],
    ),
    "an address goes on": (
        [
            end("http://fair.gov.uk/", "index"),
            end("see www.fair.gov", ".uk"),
            end("http://www.fair.gov.ukabcdefghijklmnopqr", "stuvw", room=0),
        ],
        [
            end("http://fair.gov.uk/", "Next"),
            end("see http://www.fair.gov.uk/abcdefghijklmnop", "stuvw", room=0),
            end("http://www.fair.gov.ukabcdefghijklmnopqr", "stuvw", room=20),
            end("fair index/", "index"),
        ],
    ),
    "an address ends here": (
        [end("http://fair.gov.uk/", "Next"), end("a.b@fair.gov.uk", "Next")],
        [end("http://fair.gov.uk/", "index"), end("fair.gov.uk", "Next")],
    ),
    "line ends a sentence": ([end("Ask.", "Write"), end("Ask?”", "Write")], [end("Ask", "Write")]),
    "these two words follow each other elsewhere": (
        [end("Head of", "Housing", words=gather([(Line("the head of housing here"),)]))],
        [end("Head of", "Leisure", words=gather([(Line("the head of housing here"),)]))],
    ),
    "stands alone in a cell elsewhere": (
        [end("Head of Housing", "Legal", words=gather([(Line("Head of Housing"),)]))],
        [
            end("Head of Leisure", "Legal", words=gather([(Line("Head of Housing"),)])),
            end("word " * 20, "Legal", words=gather([(Line("word " * 19 + "word"),)])),
            end("1", "0.", words=gather([(Line("1"),)])),
        ],
    ),
    "stands alone in several cells": (
        [end("Head of Housing", "Legal", words=gather([(Line("Head of Housing"),)] * 2))],
        [
            end("Head of Housing", "Legal", words=gather([(Line("Head of Housing"),)])),
            end("1", "0.", words=gather([(Line("1"),)] * 2)),
        ],
    ),
    "the next line stands alone elsewhere": (
        [end("Head of Housing", "Legal", words=gather([(Line("Legal"),)]))],
        [end("Head of Housing", "Legal Team", words=gather([(Line("Legal"),)]))],
    ),
    "the type changes size": (
        [end("Ask", "Write", after_size=11.0), end("Ask", "Write", after_size=9.0)],
        [end("Ask", "Write", after_size=10.5)],
    ),
    "turns bold or back": (
        [end("Ask", "Write", bold=True), end("Ask", "Write", after_bold=True)],
        [end("Ask", "Write"), end("Ask", "Write", bold=True, after_bold=True)],
    ),
}


@pytest.mark.parametrize("name", SHOWN)
def test_evidence_and_its_nearest_twin(name: str) -> None:
    yes, no = SHOWN[name]
    wrong = [f"{e.line.text!r} | {e.after.text!r} should show it" for e in yes if not EVIDENCE[name](e)]
    wrong += [f"{e.line.text!r} | {e.after.text!r} should not" for e in no if EVIDENCE[name](e)]
    assert not wrong, f"{name}: " + "; ".join(wrong)


def test_each_piece_of_evidence_has_its_examples() -> None:
    without = {"most line ends are no paragraph ends", "each line above is a paragraph"}
    assert set(EVIDENCE) - without == set(SHOWN)


KNOWN = gather(
    [(Line("the implementation of a plan"), Line("imple and mentation"), Line("work by part timers"))]
)

BREAKING = gather(
    [
        tuple(Line(text, Box(1, 0, 12 * at, 90, 12 * at + 11)) for at, text in enumerate(texts))
        for texts in (("an appli-", "cation form"), ("Pro-", "vision of", "informa-", "tion"))
    ]
)


def _cutting(*texts: tuple[str, ...]) -> Vocabulary:
    """What a document writes whose cells have these lines."""
    return gather(
        tuple(Line(text, Box(1, 0, 12 * at, 90, 12 * at + 11)) for at, text in enumerate(lines))
        for lines in texts
    )


# A layout that breaks lines between any two letters; one that does so twice, as may come by chance; one in which
# three of many line ends are so; one that sets a space at each line's end.
ANYWHERE = _cutting(("Head of Hous", "ing and the Tea", "m of it"), ("Ask all tena", "nts of the area"))
SELDOM = _cutting(("Head of Hous", "ing and the", "team of it"), ("Ask all tena", "nts of the area"))
RARELY = _cutting(
    ("Head of Hous", "ing and the Tea", "m of it"), ("Ask all tena", "nts"), *[("Head of", "parks")] * 20
)

# a line end inside a word, or not: what the line, the next and the document make of it
WORDS = {
    "a halved word that the document writes": (
        end("whole implemen", "tation of it", room=0, words=KNOWN),
        "nothing",
    ),
    "two words that the document writes apart": (end("imple", "mentation", room=0, words=KNOWN), "space"),
    "the same where the line is not full": (
        end("whole implemen", "tation of it", room=7, words=KNOWN),
        "space",
    ),
    "an unknown word cut, alone on its line": (end("Neighbourhoodma", "nagement", room=0.4), "nothing"),
    "it ends just where its column does, with a long rest": (
        end("Neighbourhoodma", "nagement", room=0),
        "space",
    ),
    "it ends just where its column does, with a stump": (
        end("Neighbourhoodmanageme", "nt", room=0),
        "nothing",
    ),
    "the same beside other words": (end("The Neighbourhoodma", "nagement", room=0.4), "space"),
    "a letter that is no word, after one that is": (
        end("component", "s of it", room=0.4, words=gather([(Line("a component of it"),)])),
        "nothing",
    ),
    "a letter that is a word": (
        end("component", "a of it", room=0.4, words=gather([(Line("a component of it"),)])),
        "space",
    ),
    "figures one below the other": (end("30", "42", room=0), "paragraph"),
    "a figure cut": (end("1,234,5", "67", room=0), "nothing"),
    "a word of English beside others, its rest none": (end("Head of commis", "sioning", room=0.4), "nothing"),
    "a word of English whose beginning is none": (end("harb", "our", room=0.4), "nothing"),
    "such a word beside others": (end("the harb", "our", room=0.4), "space"),
    "such a word where lines break anywhere": (end("the harb", "our", room=0.4, words=ANYWHERE), "nothing"),
    "three words of English where lines break anywhere": (
        end("is to be", "come clear", room=0.4, words=ANYWHERE),
        "nothing",
    ),
    "two that are none together, where lines break anywhere": (
        end("the town", "team", room=0.4, words=ANYWHERE),
        "space",
    ),
    "a name where lines break anywhere": (end("ask Brynford", "to", room=0.4, words=ANYWHERE), "space"),
    "a line with room where lines break anywhere": (end("the harb", "our", room=9, words=ANYWHERE), "space"),
    "a word where two lines ended inside one": (end("the harb", "our", room=0.4, words=SELDOM), "space"),
    "a word where few of many lines did": (end("the harb", "our", room=0.4, words=RARELY), "space"),
    "the beginning of a word that goes on": (end("RECOMM", "ENDATIO", room=0.4), "nothing"),
    "two words of which one begins alike": (end("Recomm", "Endatio n", room=0.4), "space"),
    "a short line where lines break anywhere": (
        end("Within existing re", "sources", room=0, words=ANYWHERE),
        "nothing",
    ),
    "a word of English and the beginning of another": (
        end("capital", "progra", room=0.4)._replace(cuts=4.0),
        "space",
    ),
    "a figure with its unit": (end("£1.2m", "capita", room=0.4)._replace(cuts=4.0), "space"),
    "a word of English and an abbreviation": (end("Rec", "no", room=0.4), "space"),
    "a word of English and one that the list lacks": (end("panels in", "equalities", room=0.4), "space"),
    "a word that owns another": (end("scheme's", "adoption", room=0)._replace(cuts=2.0), "space"),
    "what an apostrophe parts": (end("the council", "'s depots", room=0.4), "nothing"),
    "two words of English": (end("Current", "status", room=0.4), "space"),
    "one word of councils": (end("decarbon", "isation", room=0), "nothing"),
    "two abbreviations that the document writes": (
        end("the\nKST", "UVO", room=0, words=gather([(Line("KST met the UVO"),)]))._replace(cuts=10.0),
        "space",
    ),
    "and of which one is the whole paragraph so far": (
        end("KST", "UVO", room=0, words=gather([(Line("KST met the UVO"),)]))._replace(cuts=10.0),
        "paragraph",
    ),
    "one abbreviation, cut": (end("KST", "UVO", room=0)._replace(cuts=4.0), "nothing"),
    "two words of councils": (end("equalities", "forum", room=0.4)._replace(cuts=2.0), "space"),
    "a word and a compound": (end("current", "status-related", room=0.4)._replace(cuts=2.0), "space"),
    "a usual word follows": (end("Neighbourhoods", "and parks", room=0.4), "space"),
    "an ampersand ends an abbreviation": (end("KESTRABCD&", "PQ", room=0.4), "nothing"),
    "an ampersand alone": (end("&", "PQ", room=0.4), "space"),
    "a slash ends a word": (end("children and/", "or carers"), "nothing"),
    "a word behind a slash, cut, that the document writes": (
        end("Author/implemen", "tation of it", room=0, words=KNOWN),
        "nothing",
    ),
    "a word behind a slash that is whole": (end("Author/plan", "timers of it", room=0, words=KNOWN), "space"),
    "a slash alone": (end("children /", "carers"), "space"),
    "a dash ends a word": (end("July–", "Sept 2007"), "nothing"),
    "a dash alone": (end("July –", "Sept 2007"), "space"),
    "a bracket's end cut, like a label": (end("(Licensin", "g) of it", room=0.4), "nothing"),
    "an ending's apostrophe cut": (end("Neighbourhoods", "' panel", room=0.4), "nothing"),
    "a per cent sign cut": (end("100", "% done", room=0.4), "nothing"),
    "a possessive where lines break anywhere": (
        end("money in peop", "le's hands", room=0.4, words=ANYWHERE),
        "nothing",
    ),
    "a capital after a small letter where lines break anywhere": (
        end("streets at grade", "D or less", room=0.4, words=ANYWHERE),
        "space",
    ),
    "behind a hyphen where lines break anywhere": (
        end("a cost, one-o", "ff by now", room=0.4, words=ANYWHERE),
        "nothing",
    ),
    "a letter wider than the room left": (end("Mediu", "m", room=6), "nothing"),
    "a letter for which there was room": (end("Mediu", "m", room=9), "space"),
    "a plural in brackets": (end("Responsible officer", "(s)"), "nothing"),
    "an item of a list": (end("Responsible officer", "(a) first"), "paragraph"),
    "years with a hyphen": (end("Jan 2013-", "2015"), "nothing"),
    "years with a dash": (end("Plan 2013–", "2015"), "nothing"),
    "years with a dash and a space": (end("Plan 2013–", "2015", ends_with_space=True), "space"),
    "years that the document sets apart elsewhere": (
        end("Jan 2013-", "2015", words=gather([(Line("Jan 2013- 2015"),)])),
        "space",
    ),
    "the same where the file sets spaces, and none here": (
        end("Jan 2013-", "2015", ends_with_space=False, words=gather([(Line("Jan 2013- 2015"),)])),
        "nothing",
    ),
    "a number and a word with a hyphen": (
        end("the 4-", "weekly call", words=gather([(Line("a 4weekly call"),)])),
        "unhyphenated",
    ),
    "a word and a number with a hyphen": (
        end("the covid-", "19 plan", words=gather([(Line("the covid19 plan"),)])),
        "unhyphenated",
    ),
    "a sentence that fills its line": (end("Neighbourhood.", "nagement", room=0.4), "space"),
    "a hyphen inside the word": (end("e-Neighbourhood", "nagement", room=0.4), "space"),
    "a soft hyphen": (end("imple\u00ad", "mentation"), "unhyphenated"),
    "a hyphen that only the layout set": (
        end("imple-", "mentation", words=gather([(Line("the implementation of"),)])),
        "unhyphenated",
    ),
    "a hyphen in a word of English": (end("an imple-", "mentation of it"), "unhyphenated"),
    "a hyphen after what only looks like a prefix": (end("meets the re-", "quirement"), "unhyphenated"),
    "a hyphen after a prefix of a word": (end("plan the re-", "generation"), "nothing"),
    "a hyphen in a month": (end("by 2 Septem-", "ber 2024"), "unhyphenated"),
    "the same between two words": (end("a work-", "place for all"), "nothing"),
    "the same in a document that breaks words": (
        end("a work-", "place for all", words=BREAKING),
        "unhyphenated",
    ),
    "no word at all in such a document": (
        end("the survey con-", "tractoring", words=BREAKING),
        "unhyphenated",
    ),
    "two words in such a document": (end("a long-", "term plan", words=BREAKING), "nothing"),
    "a name in such a document": (end("with Wem-", "Brynford", words=BREAKING), "nothing"),
    "a part that people set a hyphen after": (end("the Co-", "ordinator"), "nothing"),
    "the same in such a document, of a word not listed": (
        end("all intra-", "ward links", words=BREAKING),
        "nothing",
    ),
    "a letter that people set a hyphen after": (end("by e-", "mail", words=BREAKING), "nothing"),
    "no word of English, in another document": (end("the survey con-", "tractoring"), "nothing"),
    "a hyphen of a compound": (end("part-", "time", words=KNOWN), "nothing"),
    "a hyphen the document writes both ways": (
        end("co-", "operate", words=gather([(Line("we cooperate, we co-operate too"),)])),
        "nothing",
    ),
    "a comma goes on a line of its own": (end("Neighbourhood", ", parks", room=0.4), "nothing"),
    "a comma after several words": (end("The Neighbourhood", ", parks", room=0.4), "space"),
    "a date cut within its year": (end("by 31/03/20", "13"), "nothing"),
    "a space set in a tagged file": (
        end("Neighbourhoodma", "nagement", room=0.4, ends_with_space=True),
        "space",
    ),
    "a Word file's line": (end("Neighbourhoodma", "nagement", box=None), "space"),
}


@pytest.mark.parametrize("name", WORDS)
def test_word_at_a_line_end(name: str) -> None:
    line_end_, wanted = WORDS[name]
    assert judge(line_end_).join == wanted
