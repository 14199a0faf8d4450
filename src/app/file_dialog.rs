//! The system's file dialogs, without blocking a frame: opened here, awaited on a thread, answered as a command.

use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake as TaskWake, Waker};
use std::thread::{JoinHandle, Thread};

use crossbeam_channel::{Receiver, TryRecvError, bounded};
use rfd::{AsyncFileDialog, FileHandle};

use crate::jobs::Wake;

use super::command::{Command, PoolChoice};

/// What a dialog asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    Pool(PoolChoice),
    Metadata,
    Run,
    /// With the name that is proposed.
    Export(String),
}

/// At most one dialog at a time.
#[derive(Default)]
pub(crate) struct FileDialogs {
    open: Option<OpenDialog>,
}

struct OpenDialog {
    question: Question,
    answer: Receiver<Vec<PathBuf>>,
    thread: JoinHandle<()>,
}

type Choice = Pin<Box<dyn Future<Output = Vec<PathBuf>> + Send>>;

impl FileDialogs {
    /// Opens a dialog, unless one is open. Call on the window's thread: some systems allow no other.
    pub(crate) fn ask(&mut self, question: Question, wake: Wake) -> std::io::Result<()> {
        if self.open.is_some() {
            return Ok(());
        }
        let choice = choice_of(&question);
        let (sender, answer) = bounded(1);
        let thread = std::thread::Builder::new().name("file-dialog".to_owned()).spawn(move || {
            // Fails only when the window is gone.
            let _ = sender.send(block_on(choice));
            wake();
        })?;
        self.open = Some(OpenDialog { question, answer, thread });
        Ok(())
    }

    /// The command that follows from the answer, once there is one.
    pub(crate) fn poll(&mut self) -> Option<Command> {
        let paths = match self.open.as_ref()?.answer.try_recv() {
            Ok(paths) => paths,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Vec::new(),
        };
        let dialog = self.open.take()?;
        // It has sent its answer, or is gone: nothing to wait for, nothing left to learn.
        let _ = dialog.thread.join();
        command_of(&dialog.question, paths)
    }
}

fn choice_of(question: &Question) -> Choice {
    match question {
        Question::Pool(PoolChoice::Files) => {
            let dialog = AsyncFileDialog::new()
                .set_title("Open pool")
                .add_filter(
                    "Image-text pools",
                    &["parquet", "arrow", "feather", "ipc", "csv", "tsv", "jsonl", "ndjson"],
                )
                .add_filter("All files", &["*"]);
            several(dialog.pick_files())
        }
        Question::Pool(PoolChoice::Folder) => one(AsyncFileDialog::new().set_title("Open folder").pick_folder()),
        Question::Metadata => {
            let dialog = AsyncFileDialog::new()
                .set_title("Open metadata")
                .add_filter("Metadata lists", &["json", "csv", "tsv", "txt", "parquet"])
                .add_filter("All files", &["*"]);
            one(dialog.pick_file())
        }
        Question::Run => one(AsyncFileDialog::new().set_title("Open run").pick_folder()),
        Question::Export(name) => {
            one(AsyncFileDialog::new().set_title("Export subset").set_file_name(name).save_file())
        }
    }
}

fn one(choice: impl Future<Output = Option<FileHandle>> + Send + 'static) -> Choice {
    Box::pin(async move { choice.await.map(|file| vec![file.path().to_owned()]).unwrap_or_default() })
}

fn several(choice: impl Future<Output = Option<Vec<FileHandle>>> + Send + 'static) -> Choice {
    Box::pin(async move { choice.await.unwrap_or_default().iter().map(|file| file.path().to_owned()).collect() })
}

fn command_of(question: &Question, paths: Vec<PathBuf>) -> Option<Command> {
    let first = paths.first()?.clone();
    Some(match question {
        Question::Pool(_) => Command::OpenPool(paths.iter().map(|path| path.display().to_string()).collect()),
        Question::Metadata => Command::SetMetadata(first.display().to_string()),
        Question::Run => Command::OpenRun(first),
        Question::Export(_) => Command::SetExportPath(first),
    })
}

/// Waits for a future on this thread.
fn block_on<T>(mut future: Pin<Box<dyn Future<Output = T> + Send>>) -> T {
    struct Unpark(Thread);
    impl TaskWake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => std::thread::park(),
        }
    }
}
