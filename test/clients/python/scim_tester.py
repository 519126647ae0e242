"""Runs `scim2 test`, with people whose addresses are in the domain that the directory may provision."""

import os
import uuid

import scim2_cli
from scim2_tester import filling
from scim2_tester.checkers import patch_add, patch_replace

DOMAIN = os.environ["DOMAIN"]
generate = filling.generate_random_value


def with_own_domain(context, path, *args, **kwargs):
    """Returns what the tester generates, but an address of the domain for a userName and for e-mail addresses."""
    value = generate(context, path, *args, **kwargs)
    address = f"{uuid.uuid4()}@{DOMAIN}"
    if value is not None and str(path).endswith("userName"):
        return address
    if value is not None and str(path).endswith("emails.value"):
        return address
    return value


for module in (filling, patch_add, patch_replace):
    module.generate_random_value = with_own_domain

scim2_cli.cli(["--url", f"{os.environ['BASE_URL']}/scim/v2", "test"])
