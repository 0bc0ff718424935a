"""Document in, Plan out: knows meaning, knows no page and no file format."""

from normalise.normalise import normalise
from normalise.plan import Action, ColumnDecision, Council, DateGiven, Officer, Plan, TableDecision

__all__ = [
    "Action",
    "ColumnDecision",
    "Council",
    "DateGiven",
    "Officer",
    "Plan",
    "TableDecision",
    "normalise",
]
