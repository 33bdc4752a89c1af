//! The fewest needs under which everything is still allowed.

use policy_engine::Malformed;
use wire::Checked;

use super::need::{Compiled, Need};
use super::subject::Subject;

/// Leaves out every need without which each check is still allowed by another. None of those that stay can be left out.
///
/// Narrow needs go first: a check on `instance/*` needs the wide one anyway.
pub(super) fn fewest(needs: Vec<Need>, checks: &[&Checked], of: &Subject) -> Result<Vec<Need>, Malformed> {
    // For each check the needs that cover it, and for each need the checks it covers.
    let mut covering = vec![0_usize; checks.len()];
    let mut covered = Vec::with_capacity(needs.len());
    for need in Compiled::of(&needs, of)? {
        let all = checks.iter().enumerate();
        let mine: Vec<_> = all.filter(|(_, checked)| need.covers(checked, of)).map(|(index, _)| index).collect();
        for index in &mine {
            if let Some(count) = covering.get_mut(*index) {
                *count += 1;
            }
        }
        covered.push(mine);
    }
    let mut order: Vec<(usize, &Need)> = needs.iter().enumerate().collect();
    order.sort_by_key(|(_, need)| (!need.is_conditional(), need.resource.contains('*'), *need));
    let mut stays = vec![true; needs.len()];
    for (place, _) in order {
        let mine = covered.get(place).map(Vec::as_slice).unwrap_or_default();
        let spare = mine.iter().all(|index| covering.get(*index).is_some_and(|count| *count > 1));
        if !spare {
            continue;
        }
        for index in mine {
            if let Some(count) = covering.get_mut(*index) {
                *count -= 1;
            }
        }
        if let Some(stays) = stays.get_mut(place) {
            *stays = false;
        }
    }
    Ok(needs.into_iter().zip(stays).filter(|(_, stays)| *stays).map(|(need, _)| need).collect())
}
