#ifndef ADVISOR_PROCESS_H
#define ADVISOR_PROCESS_H

/// How many processors this process may use, by its affinity and its share of time; at least 1.
///
/// In a container the second may be far less than the first, and threads beyond it would only use
/// up what the others have.
int advisor_processors(void);

/// Has the allocator ask the system for memory in pieces of 16 MB, where a piece is used only as far
/// as it is needed. A run of some fifteen milliseconds would ask two hundred times otherwise.
///
/// It goes for the threads that are started afterwards as well.
void advisor_take_memory_in_pieces(void);

/// Writes the build id that the linker put into this program, the note NT_GNU_BUILD_ID, as
/// hexadecimal digits.
///
/// The id follows from all that was linked. Returns how many digits there are; 0 if the program has
/// no build id, or one for which the text has no room.
int advisor_build_id(char *_Nonnull text, int room);

/// Lets others run on this processor, if any want to.
void advisor_yield(void);

/// Starts a thread for the rest of the process. It begins on another processor than the caller's
/// where this process may use one, and goes wherever the system moves it from then on.
///
/// Linux begins a new thread where its maker runs, and moves it to a processor that has nothing to
/// do only some milliseconds later.
///
/// Returns 0, or the number of the error.
int advisor_start_elsewhere(void (*_Nonnull run)(void));

#endif
