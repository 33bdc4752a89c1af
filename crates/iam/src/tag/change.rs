//! The rules: put tags on things, and take them off.

use kernel::Tags;
use store::{Scope, tag};

use super::Subject;
use crate::error::Result;
use crate::name::Name;
use crate::quota::{self, Limit};

/// Puts tags on every one of `names`; a key that is there gets the new value.
pub fn add(scope: &mut Scope<'_>, subject: Subject, names: &[Name], tags: &Tags) -> Result<()> {
    let found = subject.find_each(scope, names)?;
    let there: Vec<_> = found.iter().flatten().map(String::as_str).collect();
    let present = tag::of_many(scope, subject.kind(), &there)?;
    // What is wrong with the first name is said first.
    for (name, id) in names.iter().zip(&found) {
        let id = id.as_ref().ok_or_else(|| subject.missing(name))?;
        let mut all = present.get(id).cloned().unwrap_or_default();
        for (key, value) in tags.iter() {
            all.set(key, value);
        }
        quota::at_most(scope, Limit::Tags, all.len())?;
    }
    Ok(tag::set_many(scope, subject.kind(), &there, tags)?)
}

/// Takes the tags with these keys off every one of `names`; a key that is not there is no error.
pub fn remove(scope: &mut Scope<'_>, subject: Subject, names: &[Name], keys: &[String]) -> Result<()> {
    let ids = subject.find_all(scope, names)?;
    let ids: Vec<_> = ids.iter().map(String::as_str).collect();
    Ok(tag::unset_many(scope, subject.kind(), &ids, keys)?)
}

/// Takes every tag off every one of `names`.
pub fn remove_all(scope: &mut Scope<'_>, subject: Subject, names: &[Name]) -> Result<()> {
    let ids = subject.find_all(scope, names)?;
    let ids: Vec<_> = ids.iter().map(String::as_str).collect();
    Ok(tag::clear_many(scope, subject.kind(), &ids)?)
}
