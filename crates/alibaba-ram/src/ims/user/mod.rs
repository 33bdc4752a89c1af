//! Users.

mod create_user;
mod delete_user;
mod get_user;
mod list_user_basic_infos;
mod list_users;
mod reference;
mod update_user;

pub use create_user::CreateUser;
pub use delete_user::DeleteUser;
pub use get_user::GetUser;
pub use list_user_basic_infos::ListUserBasicInfos;
pub use list_users::ListUsers;
pub use update_user::UpdateUser;

pub(crate) use reference::UserReference;

use kernel::page::Paged;
use wire::Cx;

use crate::ims::field::UserStatus;
use crate::ram::field::{Marker, MaxItems, TagList};

/// One page of the users with these tags and in this state.
fn page(
    cx: &mut Cx<'_>,
    status: UserStatus,
    tags: TagList,
    marker: Option<&Marker>,
    items: MaxItems,
) -> iam::Result<Paged<iam::user::User>> {
    if !status.has_users() {
        return Ok(Paged { items: Vec::new(), next: None });
    }
    iam::user::list(cx.scope(), &tags.wanted(), marker.map(|marker| &**marker), items.0)
}
