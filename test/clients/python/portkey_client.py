from portkey_ai import Portkey

from settings import HOST, KEY, MESSAGES, MODEL, REFUSED_MODEL, show, status_of

client = Portkey(base_url=f"{HOST}/v1", api_key=KEY, max_retries=0)
chat = client.chat.completions.create(model=MODEL, messages=MESSAGES)
streamed = ""
for chunk in client.chat.completions.create(model=MODEL, messages=MESSAGES, stream=True):
    if chunk.choices:
        streamed += chunk.choices[0].delta.content or ""
show(
    {
        "chat": chat.choices[0].message.content,
        "streamed": streamed,
        "models": [one.id for one in client.models.list().data],
        "model": client.models.retrieve(MODEL).id,
        "error": status_of(
            lambda: client.chat.completions.create(model=REFUSED_MODEL, messages=MESSAGES)
        ),
    }
)
