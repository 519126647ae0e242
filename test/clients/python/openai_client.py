from openai import OpenAI

from settings import HOST, KEY, MESSAGES, MODEL, REFUSED_MODEL, show, status_of

client = OpenAI(base_url=f"{HOST}/v1", api_key=KEY, max_retries=0)
chat = client.chat.completions.create(model=MODEL, messages=MESSAGES)
streamed = ""
for chunk in client.chat.completions.create(model=MODEL, messages=MESSAGES, stream=True):
    if chunk.choices:
        streamed += chunk.choices[0].delta.content or ""
embedding = client.embeddings.create(model=MODEL, input="x", encoding_format="float")
response = client.responses.create(model=MODEL, input="Hello?")
show(
    {
        "chat": chat.choices[0].message.content,
        "streamed": streamed,
        "embedding": embedding.data[0].embedding,
        "response": response.output_text,
        "models": [one.id for one in client.models.list()],
        "model": client.models.retrieve(MODEL).id,
        "error": status_of(
            lambda: client.chat.completions.create(model=REFUSED_MODEL, messages=MESSAGES)
        ),
    }
)
