"""Which policy does a council start with, until it makes one of its own?

Both the Monitoring Officer and the Chair are needed before adoption, and the Chair must agree
(`3-formats`, "Statement": the default, as the client asked). The other routes follow `1-domain`,
"Who may make which change".
"""

from __future__ import annotations

from constitution_tool.model.authority import CHAIR, MONITORING_OFFICER, Part, Policy, Rule

PROPER_OFFICER = "proper-officer"

_CERTIFIED = ((MONITORING_OFFICER, Part.CERTIFIES),)
_BY_TWO = (*_CERTIFIED, (PROPER_OFFICER, Part.CERTIFIES))
_ALONE = ((MONITORING_OFFICER, Part.DECIDES),)
_CONSULTING = (*_ALONE, (CHAIR, Part.CONSULTED))

STARTING_POLICY = Policy(
    version=1,
    incompatible=(
        (MONITORING_OFFICER, CHAIR),
        (MONITORING_OFFICER, "head-of-paid-service"),
        (MONITORING_OFFICER, "chief-finance-officer"),
    ),
    rules=(
        Rule(kind="founding", offices=_CERTIFIED),
        Rule(kind="office-holders", offices=_BY_TWO),
        Rule(kind="policy", offices=_BY_TWO),
        Rule(kind="delegation", offices=_CERTIFIED),
        Rule(kind="adoption", offices=_BY_TWO),
        Rule(kind="minutes", offices=_CERTIFIED),
        Rule(kind="report", offices=_CERTIFIED),
        Rule(kind="withdrawal", offices=_CERTIFIED),
        Rule(kind="objection", offices=_CERTIFIED),
        Rule(kind="pre-adoption", offices=_CONSULTING, delegation=True),
        Rule(kind="substantive", offices=(), vote=True),
        Rule(kind="carried", offices=_CERTIFIED),
        Rule(kind="minor", offices=_ALONE, words=25, words_since_adoption=250, report_within=90),
        Rule(kind="legal", offices=_CONSULTING, report_within=90),
        Rule(kind="consequential", offices=_CONSULTING, report_within=90),
    ),
)
