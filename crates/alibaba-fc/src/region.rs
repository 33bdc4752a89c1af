//! The region of a call.
//!
//! Operations of this product have no parameter for it: the host names it, as in `fcv3.cn-hangzhou.aliyuncs.com` and
//! `<account>.cn-hangzhou.fc.aliyuncs.com`. A client that found the sandbox under another name is in the first region.

use alibaba_core::catalogue::catalogue;
use wire::Call;

use crate::error::{Error, Result};

/// The region of a call whose host names none.
pub(crate) const USUAL: &str = "cn-hangzhou";

/// The region that a call is about.
pub(crate) fn of(call: &Call) -> &str {
    if let Some(region) = call.region.as_deref() {
        return region;
    }
    let host = call.host.split(':').next().unwrap_or_default();
    host.split('.').find(|label| catalogue().region(label).is_some()).unwrap_or(USUAL)
}

/// The region of a call, when there is one with that name.
pub(crate) fn known(call: &Call) -> Result<String> {
    let region = of(call);
    match catalogue().region(region) {
        Some(region) => Ok(region.id.clone()),
        None => Err(Error::invalid(format!("region '{region}' does not exist"))),
    }
}
