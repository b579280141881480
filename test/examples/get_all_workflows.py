"""The document's example "Get All Workflows"; host and key come from the environment."""

import os

import requests

api_key = os.environ['PNEUMATIC_API_KEY']
host = os.environ['PNEUMATIC_HOST']
headers = {
    'Authorization': f'Bearer {api_key}'
}

r = requests.get(f'{host}/workflows', headers=headers)

print(r.status_code, r.text)
