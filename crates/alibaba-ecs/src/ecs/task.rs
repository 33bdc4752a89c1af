//! Tasks: what takes a while and is looked up by an identifier. The sandbox keeps none of them, because what they do is shown
//! by the things themselves.

use kernel::{Alphabet, IdFormat};
use wire::Scope;

use super::location;

static ID_FORMAT: IdFormat = IdFormat::new("alibaba-task", "t-", Alphabet::Lower, 20);

/// The identifier of a new task in a region.
pub(super) fn id_in(scope: &Scope<'_>, region: &str) -> String {
    let code = location::named(region).map(|location| location.code).unwrap_or_default();
    scope.mint().draw_in(&ID_FORMAT, code)
}
