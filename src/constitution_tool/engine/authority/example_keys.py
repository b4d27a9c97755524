"""Which keys are published with this program, and so prove nothing for any real council?"""

from __future__ import annotations

from constitution_tool.sshsig.public_key import PublicKey, read_public_line

EXAMPLE_DOMAIN = "birmingham.example"

_PUBLISHED = (
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF5Uj8W+fB95Fc1HvdL0RlJ0m5dh0wVdl3WR/SvOqhRE",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKy5rkj1kwImXG4bVEFYzDKSJhQ01iqx5EH7LTbDArvm",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICS+/gDwKKiv+m4r8lLau1k8i4WittYFxO1vjLoP1j7j",
)
"""The public lines of `examples/keys/`: Monitoring Officer, Chair, proper officer."""

EXAMPLE_KEYS: tuple[PublicKey, ...] = tuple(read_public_line(line) for line in _PUBLISHED)


def is_example(key: PublicKey, domain: str) -> bool:
    """Say whether a key is an example, used for another council than the example's."""
    return domain != EXAMPLE_DOMAIN and key in EXAMPLE_KEYS
