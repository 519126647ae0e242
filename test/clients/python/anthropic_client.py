from anthropic import Anthropic

from settings import HOST, KEY, MESSAGES, MODEL, REFUSED_MODEL, show, status_of

client = Anthropic(base_url=HOST, api_key=KEY, max_retries=0)
message = client.messages.create(model=MODEL, messages=MESSAGES, max_tokens=64)
streamed = ""
with client.messages.stream(model=MODEL, messages=MESSAGES, max_tokens=64) as stream:
    for text in stream.text_stream:
        streamed += text
show(
    {
        "chat": message.content[0].text,
        "streamed": streamed,
        "models": [one.id for one in client.models.list()],
        "error": status_of(
            lambda: client.messages.create(model=REFUSED_MODEL, messages=MESSAGES, max_tokens=64)
        ),
    }
)
