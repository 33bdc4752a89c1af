//! The rule: list MFA devices.

use kernel::page::Paged;
use store::Scope;

use super::{MfaDevice, rows};
use crate::error::Result;
use crate::user::User;

/// A device and the user that it is bound to.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The device.
    pub device: MfaDevice,
    /// Its user.
    pub user: Option<User>,
}

/// The devices of the account in the order of their names, after `after`.
pub async fn list(scope: &mut Scope<'_>, after: Option<&str>, limit: usize) -> Result<Paged<Listed>> {
    let wanted = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let devices = rows::page(scope, after.unwrap_or(""), wanted).await?;
    let page = Paged::cut(devices, limit, |device| device.name.key().to_owned());
    let mut items = Vec::with_capacity(page.items.len());
    for device in page.items {
        let user = match &device.user_id {
            Some(id) => crate::user::by_id(scope, id).await?,
            None => None,
        };
        items.push(Listed { device, user });
    }
    Ok(Paged { items, next: page.next })
}
