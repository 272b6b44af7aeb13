#if __has_include(<expat.h>)
#include <expat.h>
#else
#error "the C library Expat is missing: run scripts/setup, which installs it (缺少 C 库 Expat，请运行 scripts/setup 安装)"
#endif
