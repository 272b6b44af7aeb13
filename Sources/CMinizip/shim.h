#if __has_include(<minizip/unzip.h>) && __has_include(<zlib.h>)
#include <minizip/unzip.h>
#include <minizip/zip.h>
#else
#error "the C library minizip is missing: run scripts/setup, which installs it (缺少 C 库 minizip，请运行 scripts/setup 安装)"
#endif
