"""Plays an identity provider by scim2-client: provisions people and a group, and takes their access away again."""

import json
import os
import warnings

warnings.simplefilter("ignore")

from httpx2 import Client
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_models import PatchOp, PatchOperation, SCIMException, SearchRequest

DOMAIN = os.environ["DOMAIN"]
RECEIPT = "urn:tenantry:params:scim:2.0:Receipt"

http = Client(
    base_url=f"{os.environ['BASE_URL']}/scim/v2",
    headers={"Authorization": f"Bearer {os.environ['SCIM_TOKEN']}"},
)
scim = SyncSCIMClient(http)
scim.discover()
User = scim.get_resource_model("User")
Group = scim.get_resource_model("Group")


def patch(model, op, path, value):
    operation = PatchOperation[model](op=op, path=path, value=value)
    return PatchOp[model](operations=[operation])


def raw(user):
    return http.get(f"/Users/{user.id}").json()


address = f"ada@{DOMAIN}"
ada = scim.create(User(user_name=address, external_id="ext-1", active=True, display_name="Ada"))
try:
    scim.create(User(user_name=address))
    duplicate = None
except SCIMException as error:
    duplicate = error.scim_type
found = scim.query(User, query_parameters=SearchRequest(filter=f'userName eq "{address}"'))
group = scim.create(Group(display_name="Staff", members=[Group.Members(value=ada.id)]))
scim.modify(User, ada.id, patch(User, PatchOperation.Op.replace_, "displayName", "Ada L."))
ada = scim.query(User, ada.id)
ada.nick_name = "Countess"
ada = scim.replace(ada)

deactivation = patch(User, PatchOperation.Op.replace_, "active", False)
scim.modify(User, ada.id, deactivation)
inactive = raw(ada)
scim.modify(User, ada.id, deactivation)
again = raw(ada)
scim.modify(User, ada.id, patch(User, PatchOperation.Op.replace_, "active", True))
active = raw(ada)
scim.delete(Group, group.id)
scim.delete(User, ada.id)
left = scim.query(User).total_results
print(
    json.dumps(
        {
            "duplicate": duplicate,
            "found": found.total_results,
            "members": [member.value == ada.id for member in group.members],
            "displayName": active["displayName"],
            "nickName": active["nickName"],
            "active": [inactive["active"], active["active"]],
            "unchanged": inactive == again,
            "left": left,
        }
    )
)
