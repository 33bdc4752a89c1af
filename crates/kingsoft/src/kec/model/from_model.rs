//! A launch that names a model: what the model says wins over what the call says.

use compute::launch_template::{self, Reference};
use store::Fault;
use wire::Cx;

use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::instance::order::Order;
use crate::kec::location::region;

/// The model that a launch names, if it names one.
#[derive(Debug, Default)]
pub struct FromModel {
    order: Option<Box<Order>>,
    missing: Option<Error>,
}

impl FromModel {
    /// Reads the model, and puts what it says over what the call says.
    pub(crate) fn load(cx: &mut Cx<'_>, id: &str, version: Option<Whole>, call: &Order) -> Result<Self, Fault> {
        if id.is_empty() {
            let missing = version.map(|_| Error::Wanting("ModelId"));
            return Ok(Self { missing, order: None });
        }
        let here = region(cx.call()).to_owned();
        let found = launch_template::get(cx.scope(), &here, Reference::Id(id))
            .and_then(|model| launch_template::version(cx.scope(), &model, version.map(|number| number.0)));
        match found {
            Ok(version) => Ok(Self { order: Some(Box::new(call.under(&version.data)?)), missing: None }),
            Err(compute::Error::Store(fault)) => Err(fault),
            Err(refusal) => Ok(Self { missing: Some(refusal.into()), order: None }),
        }
    }

    /// What is launched, for the checks.
    pub(crate) fn order<'o>(&'o self, call: &'o Order) -> &'o Order {
        self.order.as_deref().unwrap_or(call)
    }

    /// What is launched.
    pub(crate) fn into_order(self, call: Order) -> Result<Order, Error> {
        match self.missing {
            Some(missing) => Err(missing),
            None => Ok(self.order.map_or(call, |order| *order)),
        }
    }
}
