"""As much of the library `requests` as the examples and our snippets use, on top of the standard library.

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

    def raise_for_status(self):
        if self.status_code >= 400:
            raise RuntimeError(self.text)


def get(url, headers):
    return _send(urllib.request.Request(url, headers=headers))


def post(url, headers, json, timeout=None):
    body = json_format.dumps(json).encode()
    content = {'Content-Type': 'application/json'}
    return _send(urllib.request.Request(url, data=body, headers={**headers, **content}), timeout)


def _send(request, timeout=None):
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return Response(answer.status, answer.read().decode())
    except urllib.error.HTTPError as error:
        return Response(error.code, error.read().decode())
