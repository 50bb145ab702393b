/* Finds the series that belong together for a rule, by their dimensions. Knows no observations. */
#include "series/rule_tree.h"

#include <stdlib.h>
#include <string.h>

/* A series of one of the rule's measures. */
typedef struct {
    const annals_key *key;
    uint32_t series;
    uint32_t measure;
} member;

/* Members of one measure whose dimensions have the same names, sorted by their values. */
typedef struct {
    const member *members;
    size_t count;
} shape;

typedef struct {
    const annals_rule *rule;
    member *members;  /* by measure, most dimensions first, names, values */
    member *by_value; /* by dimensions alone */
    size_t count;
    shape *shapes;
    size_t shape_starts[ANNALS_RULE_MEASURES + 1]; /* by measure */
    bool *matched;                                 /* by index into the table: it has its company */
    annals_rule_company *companies;
    size_t company_count;
    annals_arena *arena;
    annals_arena *scratch;
    annals_error *error;
} search;

static int compare_names(const annals_key *a, const annals_key *b)
{
    int order = (a->count < b->count) - (a->count > b->count);
    for (size_t i = 0; order == 0 && i < a->count; i++)
        order = strcmp(a->dimensions[i].name, b->dimensions[i].name);
    return order;
}

static int by_shape(const void *left, const void *right)
{
    const member *a = left, *b = right;
    int order = (a->measure > b->measure) - (a->measure < b->measure);
    if (order == 0)
        order = compare_names(a->key, b->key);
    for (size_t i = 0; order == 0 && i < a->key->count; i++)
        order = strcmp(a->key->dimensions[i].value, b->key->dimensions[i].value);
    return order ? order : (a->series > b->series) - (a->series < b->series);
}

static int compare_dimensions(const annals_key *a, const annals_key *b)
{
    int order = 0;
    for (size_t i = 0; order == 0 && i < a->count && i < b->count; i++) {
        order = strcmp(a->dimensions[i].name, b->dimensions[i].name);
        if (order == 0)
            order = strcmp(a->dimensions[i].value, b->dimensions[i].value);
    }
    return order ? order : (a->count > b->count) - (a->count < b->count);
}

static int by_dimensions(const void *left, const void *right)
{
    const member *a = left, *b = right;
    int order = compare_dimensions(a->key, b->key);
    return order ? order : (a->series > b->series) - (a->series < b->series);
}

static void find_shapes(search *work)
{
    size_t used = 0, at = 0;
    for (uint32_t measure = 0; measure < work->rule->measure_count; measure++) {
        work->shape_starts[measure] = used;
        while (at < work->count && work->members[at].measure == measure) {
            shape *found = &work->shapes[used++];
            *found = (shape){.members = &work->members[at]};
            for (; at < work->count && work->members[at].measure == measure &&
                   compare_names(found->members->key, work->members[at].key) == 0;
                 at++)
                found->count++;
        }
    }
    work->shape_starts[work->rule->measure_count] = used;
}

static annals_status collect(search *work, const annals_table *table)
{
    size_t room = table->series_count + 1;
    work->members = annals_arena_alloc(work->scratch, room * sizeof *work->members);
    work->by_value = annals_arena_alloc(work->scratch, room * sizeof *work->by_value);
    work->shapes = annals_arena_alloc(work->scratch, room * sizeof *work->shapes);
    work->matched = annals_arena_alloc(work->scratch, room * sizeof *work->matched);
    work->companies = annals_arena_alloc(work->scratch, room * sizeof *work->companies);
    if (!work->members || !work->by_value || !work->shapes || !work->matched || !work->companies)
        return annals_error_no_memory(work->error);
    memset(work->matched, 0, room * sizeof *work->matched);
    for (size_t i = 0; i < table->series_count; i++)
        for (uint32_t j = 0; j < work->rule->measure_count; j++)
            if (strcmp(table->series[i].key->measure, work->rule->measures[j]) == 0)
                work->members[work->count++] = (member){table->series[i].key, (uint32_t)i, j};
    memcpy(work->by_value, work->members, work->count * sizeof *work->members);
    qsort(work->members, work->count, sizeof *work->members, by_shape);
    qsort(work->by_value, work->count, sizeof *work->by_value, by_dimensions);
    find_shapes(work);
    return ANNALS_OK;
}

/* The member of a shape whose values are those of `wanted`; NULL: none, or it has a dimension that `wanted` has not. */
static const member *find_in_shape(const shape *from, const annals_key *wanted)
{
    const char *values[ANNALS_DIMENSIONS_MAX];
    const annals_key *names = from->members->key;
    for (size_t i = 0; i < names->count; i++) {
        values[i] = annals_key_value(wanted, names->dimensions[i].name);
        if (!values[i])
            return NULL;
    }
    size_t low = 0, high = from->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = 0;
        for (size_t i = 0; order == 0 && i < names->count; i++)
            order = strcmp(from->members[middle].key->dimensions[i].value, values[i]);
        if (order == 0)
            return &from->members[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* The member of a measure with the most of the wanted dimensions and no others; *rival is another with as many. */
static const member *find_member(const search *work, size_t measure, const annals_key *wanted, const member **rival)
{
    const member *best = NULL;
    *rival = NULL;
    for (size_t i = work->shape_starts[measure]; !*rival && i < work->shape_starts[measure + 1]; i++) {
        const shape *each = &work->shapes[i];
        if (best && each->members->key->count < best->key->count)
            break;
        const member *found = find_in_shape(each, wanted);
        if (best)
            *rival = found;
        else
            best = found;
    }
    return best;
}

/* The dimensions of a key as they are written: what stands behind the measure. */
static const char *written_dimensions(const annals_key *key)
{
    const char *at = key->text;
    for (; *at && *at != ','; at++)
        if (*at == '\\' && at[1])
            at++;
    return *at ? at + 1 : at;
}

static annals_status set_fault(search *work, annals_rule_company *company, annals_rule_verdict fault, annals_str *words)
{
    company->fault = fault;
    company->words = words->failed ? NULL : annals_arena_copy(work->arena, annals_str_text(words), words->size);
    annals_str_free(words);
    return company->words ? ANNALS_OK : annals_error_no_memory(work->error);
}

static annals_status refuse_rivals(search *work, annals_rule_company *company, const member *a, const member *b)
{
    annals_str words = {0};
    annals_str_format(&words, "%s and %s fit equally", a->key->text, b->key->text);
    return set_fault(work, company, ANNALS_RULE_COMPETING, &words);
}

static annals_status refuse_missing(search *work, annals_rule_company *company)
{
    annals_str words = {0};
    size_t named = 0;
    for (size_t i = 0; i < work->rule->measure_count; i++)
        if (company->series[i] == ANNALS_RULE_NO_SERIES)
            annals_str_format(&words, "%s%s", named++ ? ", " : "no series of ", work->rule->measures[i]);
    if (company->key->count > 0)
        annals_str_format(&words, " for %s", written_dimensions(company->key));
    return set_fault(work, company, ANNALS_RULE_MISSING, &words);
}

/* A dimension that no series on one of the sides has; NULL where every one stands on both. A side of numbers alone has
 * none to show. */
static const annals_dimension *one_sided(const annals_rule *rule, const annals_table *table,
                                         const annals_rule_company *company, const char **side)
{
    const uint32_t sides[] = {rule->on_left, rule->on_right};
    for (size_t i = 0; i < 2; i++) {
        *side = i == 0 ? "left" : "right";
        for (size_t j = 0; sides[i] && j < company->key->count; j++) {
            bool found = false;
            for (size_t k = 0; !found && k < rule->measure_count; k++)
                found = sides[i] >> k & 1 &&
                        annals_key_value(table->series[company->series[k]].key, company->key->dimensions[j].name);
            if (!found)
                return &company->key->dimensions[j];
        }
    }
    return NULL;
}

static annals_status check_sides(search *work, const annals_table *table, annals_rule_company *company)
{
    const char *side;
    const annals_dimension *lacking = one_sided(work->rule, table, company, &side);
    if (!lacking)
        return ANNALS_OK;
    annals_str words = {0};
    annals_str_format(&words, "no series on the %s side has %s=%s", side, lacking->name, lacking->value);
    return set_fault(work, company, ANNALS_RULE_MISSING, &words);
}

/* The company of all series that have these dimensions or some of them. */
static annals_status gather(search *work, const annals_table *table, const annals_key *wanted)
{
    size_t measures = work->rule->measure_count, missing = 0;
    const member *rival = NULL, *best = NULL;
    annals_rule_company *company = &work->companies[work->company_count++];
    *company = (annals_rule_company){.key = wanted, .fault = ANNALS_RULE_HOLDS, .words = ""};
    company->series = annals_arena_alloc(work->arena, measures * sizeof *company->series);
    if (!company->series)
        return annals_error_no_memory(work->error);
    for (size_t i = 0; i < measures; i++) {
        const member *other, *found = find_member(work, i, wanted, &other);
        company->series[i] = found ? found->series : ANNALS_RULE_NO_SERIES;
        missing += !found;
        best = other ? found : best;
        rival = other ? other : rival;
    }
    if (missing > 0)
        return refuse_missing(work, company);
    if (rival)
        return refuse_rivals(work, company, best, rival);
    annals_status status = check_sides(work, table, company);
    for (size_t i = 0; !status && !company->fault && i < measures; i++)
        work->matched[company->series[i]] = true;
    return status;
}

/* Whether all series with just these dimensions have found their company, here or elsewhere. */
static bool all_matched(const search *work, const annals_rule_company *company, size_t *at)
{
    bool all = true;
    for (; *at < work->count && compare_dimensions(work->by_value[*at].key, company->key) == 0; (*at)++)
        all &= work->matched[work->by_value[*at].series];
    return all;
}

static void drop_redundant(search *work)
{
    size_t kept = 0, at = 0;
    for (size_t i = 0; i < work->company_count; i++) {
        bool redundant = all_matched(work, &work->companies[i], &at) && work->companies[i].fault;
        if (!redundant)
            work->companies[kept++] = work->companies[i];
    }
    work->company_count = kept;
}

annals_status annals_rule_match(const annals_rule *rule, const annals_table *table, annals_arena *arena,
                                annals_arena *scratch, annals_rule_company **out, size_t *count, annals_error *error)
{
    search work = {.rule = rule, .arena = arena, .scratch = scratch, .error = error};
    annals_status status = collect(&work, table);
    for (size_t i = 0; !status && i < work.count; i++) {
        const annals_key *key = work.by_value[i].key;
        if (i == 0 || compare_dimensions(work.by_value[i - 1].key, key) != 0)
            status = gather(&work, table, key);
    }
    if (status)
        return status;
    drop_redundant(&work);
    *out = work.companies;
    *count = work.company_count;
    return ANNALS_OK;
}
