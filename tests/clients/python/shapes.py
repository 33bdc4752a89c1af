"""Answers against the models of the vendor's clients: what these do not know gets lost in them without a word."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from darabonba.model import DaraModel

# What the models of this generation lack, and those of the typed Go client have, spelled as it spells them; and the names with
# a dot in a launch template, which Terraform's provider reads.
BEYOND = {
    *(
        f"LaunchTemplateVersionSets.LaunchTemplateVersionSet.LaunchTemplateData.SystemDisk.{name}"
        for name in (
            "Category",
            "DeleteWithInstance",
            "Description",
            "DiskName",
            "Encrypted",
            "Iops",
            "KMSKeyId",
            "PerformanceLevel",
            "Size",
        )
    ),
    "EipAddresses.EipAddress.Descritpion",
    "EipAddresses.EipAddress.AvailableRegions",
    "Ipv6Gateways.Ipv6Gateway.Spec",
    "PolicyVersion.PolicyDocument",
    "PolicyVersions.PolicyVersion.PolicyDocument",
    "ResourceGroup.Status",
    "Spec",
}

# What the models take for a text and Terraform's provider for a truth value, which cannot read the text at all.
TRUTHS = {
    ".launch_template_version_sets.launch_template_version_set.launch_template_data.data_disks.data_disk.encrypted",
}


def misfits(model: DaraModel, raw: dict) -> list[str]:
    """What of an answer has a name that the client's model lacks, or another type than the model says."""
    return [*_unknown(raw, model.to_map(), ""), *_wrong(model, type(model), "")]


def _unknown(raw: Any, known: Any, where: str) -> list[str]:
    if isinstance(raw, dict) and isinstance(known, dict):
        lost = [f"{where}{name} is unknown" for name in raw if name not in known and where + name not in BEYOND]
        both = (name for name in raw if name in known)
        return lost + [told for name in both for told in _unknown(raw[name], known[name], f"{where}{name}.")]
    if isinstance(raw, list) and isinstance(known, list):
        return [told for pair in zip(raw, known) for told in _unknown(*pair, where)]
    return []


def _wrong(value: Any, kind: Any, where: str) -> list[str]:
    if isinstance(value, DaraModel):
        parts = ((name, getattr(value, name), kind) for name, kind in _types(type(value)).items())
        return [told for name, part, kind in parts if part is not None for told in _wrong(part, kind, f"{where}.{name}")]
    if isinstance(value, list):
        (one,) = get_args(kind) or (Any,)
        return [told for part in value for told in _wrong(part, one, where)]
    kind = bool if where in TRUTHS else get_origin(kind) or kind
    if kind is Any or type(value) is kind or (kind is float and type(value) is int):
        return []
    return [f"{where} is {value!r} and not of {kind}"]


@cache
def _types(model: type[DaraModel]) -> dict[str, Any]:
    """What each attribute holds, as the model's constructor says."""
    return {name: kind for name, kind in get_type_hints(model.__init__).items() if name != "return"}
