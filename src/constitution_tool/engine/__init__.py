"""The verbs: amend, compare, authorise, verify, check; pure functions over values."""
