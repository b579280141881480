"""The document's example "Launch a Process Based on Specific Workflow".

Host, key and ids come from the environment, and the body is sent as JSON: as the form data of the
document's `data=`, what is nested in it would be lost.
"""

import os

import requests

api_key = os.environ['PNEUMATIC_API_KEY']
host = os.environ['PNEUMATIC_HOST']
headers = {
    'Authorization': f'Bearer {api_key}'
}
workflow_id = int(os.environ['PNEUMATIC_WORKFLOW_ID'])
value_id = int(os.environ['PNEUMATIC_RADIO_VALUE_ID'])
value_1_id, value_2_id = map(int, os.environ['PNEUMATIC_CHECKBOX_VALUE_IDS'].split(','))
task_id = int(os.environ['PNEUMATIC_TASK_ID'])
process_info = {
    'name': 'My Process Name',
    'kickoff': {
        os.environ['PNEUMATIC_TEXT_FIELD']: 'Text Field Value',
        os.environ['PNEUMATIC_RADIO_FIELD']: value_id,
        os.environ['PNEUMATIC_CHECKBOX_FIELD']: [value_1_id, value_2_id]
    },
    'tasks': {
        task_id: {
            'url': 'https://overwritten-url.com/'
        }
    }
}

r = requests.post(
    f'{host}/workflows/{workflow_id}/run',
    headers=headers,
    json=process_info
)

print(r.status_code, r.text)
