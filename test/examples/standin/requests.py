"""As much of the library `requests` as the examples use, on top of the standard library.

`requests` does not come with Python. Where it is not installed, the tests put this folder on
PYTHONPATH, so that the examples run as they are instead of being skipped.
"""

import json as json_format
import urllib.error
import urllib.request


class Response:
    """What the examples read of an answer."""

    def __init__(self, status_code, text):
        self.status_code = status_code
        self.text = text


def get(url, headers):
    return _send(urllib.request.Request(url, headers=headers))


def post(url, headers, json):
    body = json_format.dumps(json).encode()
    content = {'Content-Type': 'application/json'}
    return _send(urllib.request.Request(url, data=body, headers={**headers, **content}))


def _send(request):
    try:
        with urllib.request.urlopen(request) as answer:
            return Response(answer.status, answer.read().decode())
    except urllib.error.HTTPError as error:
        return Response(error.code, error.read().decode())
