// test_status.c — every failure has words and remembers its place.
#include "status.h"

#include "test.h"

#include <string.h>

static void test_every_status_has_a_text(void)
{
    for (nn_status status = NN_OK; status < NN_STATUS_COUNT; status++) {
        const char *text = nn_status_text(status);
        CHECK(text && strlen(text) > 10 && text[strlen(text) - 1] != '.');
    }
}

static void test_the_last_failure_is_remembered(void)
{
    CHECK_EQUAL(fail(NN_ERR_GZIP, 7), NN_ERR_GZIP);
    CHECK_EQUAL(nn_error_at(), 7);
    CHECK_EQUAL(fail(NN_ERR_LABEL, 0), NN_ERR_LABEL);
    CHECK_EQUAL(nn_error_at(), 0);
}

int main(void)
{
    RUN(test_every_status_has_a_text);
    RUN(test_the_last_failure_is_remembered);
    return test_summary();
}
