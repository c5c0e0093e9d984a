"""What the demonstration asks, of whom, and what must never reach a service."""

from collections.abc import Callable
from dataclasses import dataclass

from proxy.demo import clients
from proxy.demo.clients import Network


@dataclass(frozen=True, slots=True)
class Scene:
    """One prompt through one client.

    Attributes:
        client: Name of the client, for the table.
        ask: Sends the prompt and returns what the client shows.
        prompt: What the person types. All identities are invented.
        secrets: What must not reach the service.
    """

    client: str
    ask: Callable[[Network, str], str]
    prompt: str
    secrets: tuple[str, ...] = ()


_LETTER = "Rédige un courrier pour Mme Hélène Lefèvre, née le 14/02/1961, tél. 06 39 98 12 34."
_LETTER_SECRETS = ("Hélène", "Lefèvre", "14/02/1961", "06 39 98 12 34")
_DOSE = "Quelle est la posologie de l'amoxicilline chez l'enfant de plus de 3 mois dans l'angine ?"
_NIR = "Convoque M. Karim Benali, NIR 1 85 03 75 123 456 41, mail karim.benali@exemple.fr, pour son bilan."
_NIR_SECRETS = ("Karim", "Benali", "1 85 03 75 123 456 41", "karim.benali@exemple.fr")
_TOOL = "Quand est le prochain rendez-vous de Mme Claire Vidal, IPP 8001234567 ?"
_TOOL_SECRETS = ("Claire", "Vidal", "8001234567")
_STORY = "Ma patiente de la chambre 214 refuse l'antibiotique ce matin, comment la convaincre ?"

SCENES = (
    Scene("curl (HTTP/2)", clients.curl, _LETTER, _LETTER_SECRETS),
    Scene("openai", clients.openai_chat, _DOSE),
    Scene("openai", clients.openai_chat, _LETTER, _LETTER_SECRETS),
    Scene("openai, flux", clients.openai_stream, _NIR, _NIR_SECRETS),
    Scene("openai, 2 tours", clients.openai_turns, _LETTER, _LETTER_SECRETS),
    Scene("openai, outil", clients.openai_tool, _TOOL, _TOOL_SECRETS),
    Scene("openai, responses", clients.openai_responses, _NIR, _NIR_SECRETS),
    Scene("openai", clients.openai_chat, _STORY, ("chambre 214", "Ma patiente")),
    Scene("anthropic", clients.anthropic_message, _LETTER, _LETTER_SECRETS),
    Scene("anthropic, flux", clients.anthropic_stream, _NIR, _NIR_SECRETS),
    Scene("anthropic, outil", clients.anthropic_tool, _TOOL, _TOOL_SECRETS),
    Scene("anthropic, flux", clients.anthropic_stream, _STORY, ("chambre 214", "Ma patiente")),
    Scene("mistralai", clients.mistral_chat, _LETTER, _LETTER_SECRETS),
    Scene("mistralai, flux", clients.mistral_stream, _NIR, _NIR_SECRETS),
    Scene("google-genai", clients.gemini_content, _LETTER, _LETTER_SECRETS),
    Scene("google-genai, flux", clients.gemini_stream, _NIR, _NIR_SECRETS),
    Scene("page ChatGPT", clients.chatgpt_page, _LETTER, _LETTER_SECRETS),
    Scene("page ChatGPT", clients.chatgpt_page, _STORY, ("chambre 214", "Ma patiente")),
    Scene("page Claude", clients.claude_page, _NIR, _NIR_SECRETS),
    Scene("page Le Chat", clients.lechat_page, _LETTER, _LETTER_SECRETS),
)
