//! `DryRun`: a call that only wants to know whether it would succeed.

use wire::{Failure, Params};

/// The answer to such a call; Terraform's provider takes this status for a yes.
pub(crate) fn answer(params: &Params) -> Option<Failure> {
    let asked = params.get("DryRun").is_some_and(|value| value.eq_ignore_ascii_case("true"));
    let text = "The request would have succeeded, but the DryRun flag is set.";
    asked.then(|| Failure::new(412, "DryRunOperation", text))
}
