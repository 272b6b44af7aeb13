#ifndef ADVISOR_PROCESS_H
#define ADVISOR_PROCESS_H

/// The number of processors that this process may use, by its affinity and its quota of time; at
/// least 1.
///
/// In a container the quota may be far smaller than the affinity. Threads beyond it would only use
/// up the time of the others.
int advisor_processors(void);

/// Makes the allocator ask the system for memory in pieces of 16 MB.
///
/// Only the pages that are used take up memory. Otherwise a run of some fifteen milliseconds would
/// ask two hundred times. The setting also holds for threads that are started later.
void advisor_take_memory_in_pieces(void);

/// Writes the build id of this program as hexadecimal digits.
///
/// The linker computes it from all that it links, and stores it in the note NT_GNU_BUILD_ID.
/// Returns the number of digits; 0 if the program has no build id, or if `room` is too small.
int advisor_build_id(char *_Nonnull text, int room);

/// The number of arguments that the program was started with, its own name among them.
int advisor_argument_count(void);

/// One of the arguments. They are there without `/proc` too, where Swift finds none.
const char *_Nonnull advisor_argument(int index);

/// The path of the running program, which the caller frees; NULL if the system does not say.
char *_Nullable advisor_program(void);

/// Lets other threads run on this processor, if any are waiting.
void advisor_yield(void);

/// Starts a thread that runs until the process ends.
///
/// It starts on another processor than the caller's, if this process may use one, and may move to
/// any of them later. Linux starts a new thread on the processor of its creator, and moves it to a
/// free one only some milliseconds later. Returns 0, or an error number.
int advisor_start_elsewhere(void (*_Nonnull run)(void));

#endif
