"""The document's example "Get a Specific Workflow"; host, key and id come from the environment."""

import os

import requests

api_key = os.environ['PNEUMATIC_API_KEY']
host = os.environ['PNEUMATIC_HOST']
headers = {
    'Authorization': f'Bearer {api_key}'
}
workflow_id = int(os.environ['PNEUMATIC_WORKFLOW_ID'])

r = requests.get(f'{host}/workflows/{workflow_id}', headers=headers)

print(r.status_code, r.text)
