"""From a request's params to a model, and from a model to a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from smallprint.request import bad_request

if TYPE_CHECKING:
    from pydantic import BaseModel

    Params = TypeVar("Params", bound=BaseModel)


def parse_params(model: type[Params], params: dict[str, Any]) -> Params:
    """The params of a request as `model`. Raises InputError `bad_request` with the first field that is wrong."""
    from pydantic import ValidationError

    try:
        return model.model_validate(params, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        field = ".".join(["params", *map(str, first["loc"])])[:100]
        raise bad_request(f"{field}: {first['msg']}.") from None


def to_plain(model: BaseModel) -> dict[str, Any]:
    """A message as plain JSON data."""
    plain: dict[str, Any] = model.model_dump(mode="json", by_alias=True)
    return plain
