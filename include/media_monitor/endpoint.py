"""A language model behind the OpenAI protocol, asked to answer the same way each time."""

from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from media_monitor.errors import ConfigError, SourceError
from media_monitor.settings import explain

if TYPE_CHECKING:
    from openai import OpenAI


class SecondOpinionSettings(BaseModel):
    """Which endpoint and model to ask, and how much; `at_most` is per source and run."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    enabled: bool
    endpoint: str
    model: str
    key: SecretStr
    timeout_seconds: float = Field(gt=0)
    at_most: int = Field(ge=0)


class Prompt(NamedTuple):
    """The two messages of one question."""

    task: str
    material: str


class _Message(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Message


class _Completion(BaseModel):
    """What the protocol answers with, as far as we look at it."""

    choices: tuple[_Choice, ...] = Field(min_length=1)


class Endpoint:
    """The model of the settings; raises ConfigError where the client is not installed."""

    def __init__(self, settings: SecondOpinionSettings) -> None:
        self.name = settings.model
        self._settings = settings
        self._client = _client(settings)

    def answer(self, prompt: Prompt) -> str:
        import openai

        try:
            found = _Completion.model_validate_json(self._ask(prompt))
        except openai.OpenAIError as error:
            raise self._silent(str(error)) from error
        except ValidationError as error:  # whatever listens there, the client takes its word
            raise self._silent(f"it speaks another protocol: {explain(error)}") from error
        return found.choices[0].message.content or ""

    def _ask(self, prompt: Prompt) -> bytes:
        return self._client.chat.completions.with_raw_response.create(
            model=self.name,
            messages=[
                {"role": "system", "content": prompt.task},
                {"role": "user", "content": prompt.material},
            ],
            temperature=0,
            seed=0,
            response_format={"type": "json_object"},
        ).content

    def _silent(self, why: str) -> SourceError:
        return SourceError(
            f"{self._settings.endpoint}: gave no second opinion ({why}); check the endpoint and"
            " model in second_opinion.yaml, or turn it off there"
        )


def _client(settings: SecondOpinionSettings) -> "OpenAI":
    try:
        import openai
    except ImportError as error:
        raise ConfigError(
            "second_opinion.yaml: enabled, but its client is not installed; run"
            ' `pip install "media-monitor[second-opinion]"` or set enabled: false'
        ) from error
    return openai.OpenAI(
        base_url=settings.endpoint,
        api_key=settings.key.get_secret_value(),
        timeout=settings.timeout_seconds,
    )
