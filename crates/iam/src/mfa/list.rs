//! The rule: list MFA devices.

use std::collections::HashMap;

use kernel::page::Paged;
use store::Scope;

use super::{MfaDevice, rows};
use crate::error::Result;
use crate::user::{User, rows as rows_of_users};

/// A device and the user that it is bound to.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The device.
    pub device: MfaDevice,
    /// Its user.
    pub user: Option<User>,
}

/// The devices of the account in the order of their names, after `after`.
pub fn list(scope: &mut Scope<'_>, after: Option<&str>, limit: usize) -> Result<Paged<Listed>> {
    let wanted = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let devices = rows::page(scope, after.unwrap_or(""), wanted)?;
    let page = Paged::cut(devices, limit, |device| device.name.key().to_owned());
    let ids: Vec<String> = page.items.iter().filter_map(|device| device.user_id.clone()).collect();
    let users = rows_of_users::among(scope, &ids, &[])?;
    let mut users: HashMap<String, User> = users.into_iter().map(|user| (user.id.clone(), user)).collect();
    // A user has one device at the most.
    let listed = |device: MfaDevice| {
        let user = device.user_id.as_ref().and_then(|id| users.remove(id));
        Listed { device, user }
    };
    let items = page.items.into_iter().map(listed).collect();
    Ok(Paged { items, next: page.next })
}
