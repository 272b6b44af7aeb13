#define _GNU_SOURCE
#include "process.h"

#include <stdlib.h>
#include <sys/auxv.h>
#include <unistd.h>

static int argument_count = 0;
static char **arguments = NULL;

/// Runs before the constructors of all libraries, Swift's among them.
///
/// Where no `/proc` is mounted, Swift's runtime finds neither the arguments nor its own folder, and
/// aborts over the folder, in which only its tool for traces lies. A folder that is given is taken.
static void before_all(int count, char **words, char **environment) {
  (void)environment;
  argument_count = count;
  arguments = words;
  char path[1];
  if (readlink("/proc/self/exe", path, sizeof path) < 0) setenv("SWIFT_ROOT", "/", 0);
}

__attribute__((section(".preinit_array"), used)) static void (*const first)(int, char **, char **) =
    before_all;

int advisor_argument_count(void) { return argument_count; }

const char *advisor_argument(int index) { return arguments[index]; }

char *advisor_program(void) {
  char *path = realpath("/proc/self/exe", NULL);
  if (path != NULL) return path;
  const char *started = (const char *)getauxval(AT_EXECFN);
  return started == NULL ? NULL : realpath(started, NULL);
}
