"""What kind of plan a title names."""

from __future__ import annotations

from typing import get_args

import pytest

from extractors.vocabularies import entries
from normalise.context.kinds import find_kind
from normalise.plan import PlanKind

TITLES = [
    ("Single Equality Scheme 2011-2015", "equality"),
    ("Equality and Diversity Action Plan", "equality"),
    ("Equality, Diversity & Inclusion Strategy", "equality"),
    ("Gender Equality Scheme: Action Plan", "equality"),
    ("Race Equality Scheme", "equality"),
    ("Disability Equality Scheme Action Plan 2006-2009", "equality"),
    ("Housing Equality Scheme", "equality"),
    ("Corporate Equality Plan", "equality"),
    ("Equality Action Plan for Housing Services", "equality"),
    ("Community Cohesion Strategy", "equality"),
    ("Cynllun Cydraddoldeb Strategol 2012-2016", "equality"),
    ("Climate Change Action Plan", "climate"),
    ("Climate Emergency Action Plan 2020 to 2030", "climate"),
    ("Net Zero Strategy and Delivery Plan", "climate"),
    ("Carbon Management Plan", "climate"),
    ("Route to a carbon-neutral council", "climate"),
    ("Community Safety Plan 2014-17", "community_safety"),
    ("Crime and Disorder Reduction Strategy", "community_safety"),
    ("Domestic Abuse Strategy – Action Plan", "community_safety"),
    ("Anti-Social Behaviour Action Plan", "community_safety"),
    ("Corporate Plan 2012-15 Action Plan", "corporate"),
    ("Council Plan 2024 to 2028: delivery plan", "corporate"),
    ("Corporate Improvement Plan", "corporate"),
    ("Business Plan 2013", "corporate"),
    ("Corporate Peer Challenge Action Plan", "corporate"),
    ("Sustainable Community Strategy", "community"),
    ("Community Plan for Northmoor", "community"),
    ("Consultation and Engagement Strategy", "engagement"),
    ("Housing Strategy Action Plan", "housing"),
    ("Housing Business Plan", "housing"),
    ("Homelessness and Rough Sleeping Strategy", "housing"),
    ("Empty Homes Action Plan", "housing"),
    ("Health and Wellbeing Strategy", "health"),
    ("Tobacco Control Action Plan", "health"),
    ("Children and Young People's Plan", "children"),
    ("Corporate Parenting Strategy", "children"),
    ("SEND Improvement Plan", "children"),
    ("Carers Strategy Action Plan", "adult_care"),
    ("Dementia Action Plan", "adult_care"),
    ("Economic Development Strategy", "economy"),
    ("Town Centre Action Plan", "economy"),
    ("Tourism Strategy and Action Plan", "economy"),
    ("Local Transport Plan", "transport"),
    ("Cycling and Walking Action Plan", "transport"),
    ("Local Plan Monitoring Report", "planning"),
    ("Authority Monitoring Report 2013", "planning"),
    ("Housing Delivery Test Action Plan", "planning"),
    ("Biodiversity Action Plan", "environment"),
    ("Air Quality Action Plan", "environment"),
    ("Local Flood Risk Management Strategy", "environment"),
    ("Waste and Recycling Strategy", "waste"),
    ("Arts and Heritage Strategy", "culture"),
    ("Sport and Leisure Action Plan", "culture"),
    ("Welsh Language Scheme", "welsh_language"),
    ("Workforce Strategy Action Plan", "workforce"),
    ("Health and Safety Action Plan", "workforce"),
    ("Annual Governance Statement: Action Plan", "governance"),
    ("Internal Audit Recommendations", "governance"),
    ("Risk Management Strategy", "governance"),
    ("Overview and Scrutiny Review of Parking: recommendations", "scrutiny"),
    ("Procurement Strategy Action Plan", "resources"),
    ("Asset Management Plan", "resources"),
    ("Digital Strategy", "digital"),
    ("Customer Service Strategy", "digital"),
    ("Emergency Plan", "resilience"),
    ("Business Continuity Action Plan", "resilience"),
    ("Strategy for Housing and Health", "housing"),
    ("Action Plan", "unknown"),
    ("Appendix 1", "unknown"),
    ("Report to Cabinet", "unknown"),
    ("", "unknown"),
]


@pytest.mark.parametrize(("title", "kind"), TITLES, ids=[title for title, _ in TITLES])
def test_kind_of_a_title(title: str, kind: str) -> None:
    assert find_kind(title) == kind


def test_the_vocabulary_and_the_schema_name_the_same_kinds() -> None:
    kinds = [row["kind"] for row in entries("plan_kinds")]
    assert {*kinds, "unknown"} == set(get_args(PlanKind))
    words = [row["words"] for row in entries("plan_kinds")]
    assert len(set(words)) == len(words)
