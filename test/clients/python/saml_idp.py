"""An identity provider by pysaml2: reads one question as JSON from standard input, and prints its answer as JSON."""

import functools
import json
import shutil
import sys
import warnings
from urllib.parse import parse_qs, urlsplit

warnings.simplefilter("ignore")

from saml2 import BINDING_HTTP_REDIRECT, entity, sigver
from saml2.config import IdPConfig
from saml2.metadata import create_metadata_string
from saml2.saml import NAMEID_FORMAT_PERSISTENT, NameID
from saml2.server import Server

AES_256_GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm"
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"

question = json.load(sys.stdin)


def encrypt_with_aes_gcm():
    """Lets the provider encrypt as our server wants it, by AES-GCM. Its default is the outdated Triple DES."""
    entity.pre_encryption_part = functools.partial(sigver.pre_encryption_part, msg_enc=AES_256_GCM)
    original = sigver.SecurityContext.encrypt_assertion

    def encrypt_assertion(self, statement, enc_key, template, key_type="aes-256", node_xpath=None):
        return original(self, statement, enc_key, template, key_type=key_type, node_xpath=node_xpath)

    sigver.SecurityContext.encrypt_assertion = encrypt_assertion


def configuration():
    idp = {
        "endpoints": {"single_sign_on_service": [("https://idp.example/sso", BINDING_HTTP_REDIRECT)]},
        "name_id_format": [NAMEID_FORMAT_PERSISTENT],
        "want_authn_requests_signed": True,
        "policy": {"default": {"lifetime": {"minutes": 5}}},
    }
    metadata = question.get("sp_metadata")
    return IdPConfig().load(
        {
            "entityid": "https://idp.example/metadata",
            "xmlsec_binary": shutil.which("xmlsec1"),
            "key_file": question["key_file"],
            "cert_file": question["cert_file"],
            "service": {"idp": idp},
            **({"metadata": {"inline": [metadata]}} if metadata else {}),
        }
    )


def respond(server):
    """Answers the request of a browser, or nothing that was asked."""
    if question.get("request_url"):
        query = {name: values[0] for name, values in parse_qs(urlsplit(question["request_url"]).query).items()}
        request = server.parse_authn_request(
            query["SAMLRequest"],
            BINDING_HTTP_REDIRECT,
            relay_state=query["RelayState"],
            sigalg=query["SigAlg"],
            signature=query["Signature"],
        )
        to = server.response_args(request.message)
        to.pop("name_id_policy", None)
        relay_state = query["RelayState"]
    else:
        sp = next(iter(server.metadata.keys()))
        service = server.metadata.assertion_consumer_service(sp)[0]
        to = {"in_response_to": None, "destination": service["location"], "sp_entity_id": sp}
        relay_state = ""
    to.pop("binding", None)
    response = server.create_authn_response(
        identity={"mail": [question["email"]], "displayName": [question["name"]]},
        name_id=NameID(format=NAMEID_FORMAT_PERSISTENT, text=question["subject"]),
        authn={"class_ref": PASSWORD},
        sign_response=True,
        sign_assertion=True,
        sign_alg=RSA_SHA256,
        digest_alg=SHA256,
        encrypt_assertion=question.get("encryption_certificate") is not None,
        encrypt_cert_assertion=question.get("encryption_certificate"),
        **to,
    )
    return {"response": str(response), "relay_state": relay_state, "acs": to["destination"]}


if question.get("encryption_certificate"):
    encrypt_with_aes_gcm()
config = configuration()
if question["ask"] == "metadata":
    answer = {"metadata": create_metadata_string(None, config=config).decode()}
else:
    answer = respond(Server(config=config))
json.dump(answer, sys.stdout)
