// all_tests.c — the test programs in one, which as WebAssembly is linked once and not for each:
// `all_tests test_gemm` runs one of them. TESTS is the list, as TEST(test_conv) TEST(test_csr) …;
// each program's main has the name of its file.
#include <stdio.h>
#include <string.h>

#define TEST(name) int name(void);
TESTS
#undef TEST

int main(int count, char **words)
{
#define TEST(name)                                                                                 \
    if (count == 2 && strcmp(words[1], #name) == 0) return name();
    TESTS
#undef TEST
    puts("all_tests takes the name of one test program");
    return 1;
}
