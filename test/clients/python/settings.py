"""Where and as whom the clients call."""

import json
import os

HOST = os.environ["BASE_URL"]
KEY = os.environ["API_KEY"]
MODEL = os.environ["MODEL"]
REFUSED_MODEL = os.environ["REFUSED_MODEL"]
MESSAGES = [{"role": "user", "content": "Hello?"}]


def status_of(call):
    """Returns the status of the error that a call raises."""
    try:
        call()
    except Exception as error:
        return {"status": getattr(error, "status_code", None)}
    return None


def show(result):
    """Prints what a client has got, which the test compares."""
    print(json.dumps(result))
