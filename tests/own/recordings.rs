//! What tools called is played again: recordings of runs of the Terraform provider, made against a sandbox.
//!
//! A recording pins what the sandbox answers, right or wrong. What the vendor documents is asserted by other tests.

use std::path::{Path, PathBuf};
use std::{fs, io};

use testkit::TestCloud;

fn recordings_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|kind| kind == "jsonl"));
    files.sort();
    assert!(!files.is_empty(), "{} holds no recording", folder.display());
    Ok(files)
}

#[tokio::test]
async fn every_recording_is_answered_as_it_was() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("recordings");
    let files = [recordings_in(&folder).unwrap(), recordings_in(&folder.join("provider")).unwrap()].concat();
    let mut told = Vec::new();
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let played = TestCloud::new().await.replay(&fs::read_to_string(&file).unwrap()).await.unwrap();
        assert!(played.calls > 0 && played.skipped.is_empty(), "{name}: {played:?}");
        told.extend(played.differences.iter().map(|difference| format!("{name}: {difference}")));
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}
