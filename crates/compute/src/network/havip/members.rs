//! The rules: who takes turns in having a high-availability virtual address.

use store::Scope;

use super::{HaVip, Refusal, get, rows};
use crate::error::{Error, Result};
use crate::instance;
use crate::listing::next_position;
use crate::network::elastic_address::HolderKind;
use crate::network::interface;
use crate::transition::{TRANSITION_LASTS, Transition};

/// How many members an address may have.
pub const MOST_MEMBERS: usize = 10;

/// Gives an address one more member: an instance or an interface of its subnet. All members are of one kind.
pub fn associate(scope: &mut Scope<'_>, id: &str, kind: HolderKind, member: &str) -> Result<HaVip> {
    let mut vip = settled(scope, id)?;
    let subnet = match kind {
        HolderKind::Instance => {
            let found = instance::get(scope, member)?;
            let status = found.status(scope.now());
            if !status.is_stable() {
                return Err(Error::WrongState { id: found.id, status });
            }
            found.subnet_id
        }
        _ => interface::get(scope, member)?.subnet_id,
    };
    if subnet != vip.subnet_id {
        return Err(Refusal::OtherSubnet { member: member.to_owned() }.into());
    }
    if vip.member_kind.is_some_and(|present| present != kind) {
        return Err(Refusal::OtherKind { id: vip.id }.into());
    }
    if vip.members.iter().any(|present| present == member) {
        return Err(Refusal::MemberAlready { member: member.to_owned() }.into());
    }
    if vip.members.len() >= MOST_MEMBERS {
        return Err(Refusal::TooManyMembers { most: MOST_MEMBERS }.into());
    }
    let position = next_position(scope)?;
    rows::insert_member(scope, &vip.id, member, position)?;
    vip.members.push(member.to_owned());
    vip.member_kind = Some(kind);
    vip.transition = Transition::attach(scope.begins(TRANSITION_LASTS));
    rows::update(scope, &vip)?;
    Ok(vip)
}

/// Takes a member from an address.
pub fn unassociate(scope: &mut Scope<'_>, id: &str, member: &str) -> Result<HaVip> {
    let vip = settled(scope, id)?;
    if !vip.members.iter().any(|present| present == member) {
        return Err(Refusal::NotMember { member: member.to_owned() }.into());
    }
    rows::delete_member(scope, member, Some(&vip.id))?;
    without(scope, vip, member)
}

/// Takes an instance or an interface that goes out of every address.
pub(crate) fn leave(scope: &mut Scope<'_>, member: &str) -> Result<()> {
    for id in rows::of_member(scope, member)? {
        let vip = get(scope, &id)?;
        without(scope, vip, member)?;
    }
    rows::delete_member(scope, member, None)?;
    Ok(())
}

fn without(scope: &mut Scope<'_>, mut vip: HaVip, member: &str) -> Result<HaVip> {
    vip.members.retain(|present| present != member);
    if vip.members.is_empty() {
        vip.member_kind = None;
    }
    vip.transition = Transition::detach(scope.begins(TRANSITION_LASTS));
    rows::update(scope, &vip)?;
    Ok(vip)
}

/// The address, when it is not on its way.
fn settled(scope: &mut Scope<'_>, id: &str) -> Result<HaVip> {
    let vip = get(scope, id)?;
    let status = vip.status(scope.now());
    if status.is_stable() { Ok(vip) } else { Err(Refusal::WrongState { id: vip.id, status }.into()) }
}
