//! Who is who: keys, merging, members, spend.
#![allow(clippy::unwrap_used)]

mod details;
mod interactions;
mod members;
mod merging;
mod normalise;
mod periods;
mod scale;
mod spending;
mod support;
mod three_files;
