"""The Gemini API (and Vertex AI in JSON): generateContent, streamGenerateContent, countTokens, embedContent."""

import re

from policies.facts import Obstacle
from proxy.prompt import Role
from proxy.services import shapes
from proxy.services.fields import Field, Fields, Media, Meta, Text
from proxy.services.schemas import schema
from proxy.services.wire_format import Answer, Endpoint, Refusal, WireFormat
from proxy.wire.types import Tree


def _either(camel: str) -> tuple[str, str]:
    """Google's JSON accepts every name in two spellings."""
    return camel, re.sub(r"([A-Z])", lambda match: "_" + match[1].lower(), camel)


def _content(at: str, role: Role | None = None) -> tuple[Field, ...]:
    part = f"{at}.parts.*"
    return (
        Meta(f"{at}.role"),
        Text(f"{part}.text", role),
        *(Media(f"{part}.{name}.data", Obstacle.FILE) for name in _either("inlineData")),
        *(Meta(f"{part}.{name}.{kind}") for name in _either("inlineData") for kind in _either("mimeType")),
        *(Media(f"{part}.{name}.{uri}", Obstacle.FILE) for name in _either("fileData") for uri in _either("fileUri")),
        *(Meta(f"{part}.{name}.{kind}") for name in _either("fileData") for kind in _either("mimeType")),
        *(Meta(f"{part}.{name}.{key}") for name in _either("functionCall") for key in ("name", "id")),
        *(Text(f"{part}.{name}.args.**", Role.ASSISTANT) for name in _either("functionCall")),
        *(Meta(f"{part}.{name}.{key}") for name in _either("functionResponse") for key in ("name", "id")),
        *(Text(f"{part}.{name}.response.**", Role.TOOL, nested=True) for name in _either("functionResponse")),
        *(Text(f"{part}.{name}.code", Role.ASSISTANT) for name in _either("executableCode")),
        *(Meta(f"{part}.{name}.language") for name in _either("executableCode")),
        *(Text(f"{part}.{name}.output", Role.TOOL) for name in _either("codeExecutionResult")),
        *(Meta(f"{part}.{name}.outcome") for name in _either("codeExecutionResult")),
        *(Meta(f"{part}.{name}", shapes.sealed) for name in _either("thoughtSignature")),
        Meta(f"{part}.thought"),
    )


def _tools() -> tuple[Field, ...]:
    declarations = [f"tools.*.{name}.*" for name in _either("functionDeclarations")]
    return (
        *(Meta(f"{at}.name") for at in declarations),
        *(Text(f"{at}.description", Role.SYSTEM) for at in declarations),
        *(field for at in declarations for name in ("parameters", "response") for field in schema(f"{at}.{name}")),
        *(field for at in declarations for name in _either("parametersJsonSchema") for field in schema(f"{at}.{name}")),
        *(
            Meta(f"tools.*.{tool}.**")
            for name in ("googleSearch", "codeExecution", "urlContext")
            for tool in _either(name)
        ),
        *(
            Meta(f"{config}.{calling}.{leaf}")
            for config in _either("toolConfig")
            for calling in _either("functionCallingConfig")
            for leaf in ("mode", *(f"{names}.*" for names in _either("allowedFunctionNames")))
        ),
        *(Meta(f"{name}.**") for name in _either("toolConfig")),
    )


def _generation() -> tuple[Field, ...]:
    return tuple(
        field
        for at in _either("generationConfig")
        for field in (
            *(
                field
                for name in ("responseSchema", "responseJsonSchema")
                for key in _either(name)
                for field in schema(f"{at}.{key}")
            ),
            *(Text(f"{at}.{name}.*", Role.SYSTEM, writable=False) for name in _either("stopSequences")),
            Meta(f"{at}.**"),
        )
    )


_NUMBERS = (
    "maxOutputTokens temperature topP topK candidateCount seed presencePenalty frequencyPenalty responseLogprobs "
    "logprobs includeThoughts thinkingBudget thinkingConfig responseMimeType responseModalities speechConfig "
    "outputDimensionality"
)

_FIELDS = Fields(
    Meta("model"),
    *_content("contents.*"),
    *_content("contents"),
    Text("contents"),
    *_content("content"),
    *(field for name in _either("systemInstruction") for field in _content(name, Role.SYSTEM)),
    *_tools(),
    *_generation(),
    *(Meta(f"generationConfig.{name}") for names in _NUMBERS.split() for name in _either(names)),
    *(Meta(f"{name}.*.{key}") for name in _either("safetySettings") for key in ("category", "threshold", "method")),
    *(Meta(name, shapes.identifier) for name in _either("cachedContent")),
    Meta("requests.*.model"),
    *_content("requests.*.content"),
    *(Meta(f"{prefix}{name}") for prefix in ("", "requests.*.") for name in _either("taskType")),
    *(Text(f"{prefix}title") for prefix in ("", "requests.*.")),
    *(Meta(name) for name in _either("generateContentRequest")),
    Meta("labels.*"),
)


def _ends(event: Tree) -> bool:
    candidates = event.get("candidates") if isinstance(event, dict) else None
    return isinstance(candidates, list) and any(isinstance(c, dict) and c.get("finishReason") for c in candidates)


_ANSWER = Answer(
    deltas=("candidates.*.content.parts.*.text",),
    frozen=("**.thoughtSignature",),
    ends=_ends,
)


def refusal(refusal: Refusal) -> Tree:
    """google.rpc.Status in JSON, as https://ai.google.dev/gemini-api/docs/troubleshooting shows it."""
    return {
        "error": {
            "code": refusal.status,
            "message": refusal.message,
            "status": "PERMISSION_DENIED",
            "details": [{"reason": refusal.code, "reference": refusal.reference}],
        }
    }


_METHODS = "(?:generateContent|streamGenerateContent|countTokens|embedContent|batchEmbedContents)"

FORMAT = WireFormat(
    "gemini",
    (Endpoint(re.compile(rf"/v1[\w]*/(?:[\w.@~-]+/)*[\w.@~-]+:{_METHODS}"), _FIELDS, _ANSWER),),
    refusal,
)
