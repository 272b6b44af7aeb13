#if __has_include(<pcre2.h>)
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#else
#error "the C library PCRE2 is missing: run scripts/setup, which installs it (缺少 C 库 PCRE2，请运行 scripts/setup 安装)"
#endif
