"""What people say in the lab, and the pages that they say it to. All identities are invented."""

import json

LETTER = "Rédige un courrier pour Mme Hélène Lefèvre, née le 14/02/1961, tél. 06 39 98 12 34."
SECRETS = ("Hélène", "Lefèvre", "14/02/1961", "06 39 98 12 34")
STORY = "Ma patiente de la chambre 214 refuse l'antibiotique ce matin, comment la convaincre ?"
HARMLESS = "Quelle est la posologie de l'amoxicilline chez l'enfant de plus de 3 mois dans l'angine ?"
CHAT = "https://api.openai.com/v1/chat/completions"


def leaked(words: str) -> list[str]:
    """Which secrets of the letter are in there."""
    return [secret for secret in SECRETS if secret in words]


def completion(words: str) -> str:
    """A chat completion, as one of OpenAI's clients writes it."""
    return json.dumps({"model": "gpt-5", "messages": [{"role": "user", "content": words}]})


def chatgpt(words: str) -> dict[str, str]:
    """A visit to ChatGPT, whose page says these words."""
    content = {"content_type": "text", "parts": [words]}
    message = {"id": "aaa1aaaa-0000-4000-8000-000000000001", "author": {"role": "user"}, "content": content}
    body = {"action": "next", "messages": [message], "model": "gpt-5", "conversation_id": None}
    return {"url": "https://chatgpt.com/", "post": "/backend-api/f/conversation", "body": json.dumps(body)}


def claude(words: str) -> dict[str, str]:
    """A visit to Claude, whose page says these words."""
    path = "organizations/0aaa0000-0000-4000-8000-00000000000a/chat_conversations/0bbb0000-0000-4000-8000-00000000000b"
    body = {"prompt": words, "timezone": "Europe/Paris", "attachments": [], "files": []}
    return {"url": "https://claude.ai/", "post": f"/api/{path}/completion", "body": json.dumps(body)}


def lechat(words: str) -> dict[str, str]:
    """A visit to Le Chat, whose page says these words."""
    body = {"chatId": "c0ffee00-0000-4000-8000-000000000002", "mode": "append", "messageInput": words}
    return {"url": "https://chat.mistral.ai/", "post": "/api/chat", "body": json.dumps(body)}


def gemini(words: str) -> dict[str, str]:
    """A visit to Gemini, whose protocol the product cannot read."""
    path = "/_/BardChatUi/data/StreamGenerate"
    return {"url": "https://gemini.google.com/", "post": path, "body": json.dumps([words])}
