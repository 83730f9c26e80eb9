--
-- PostgreSQL database dump
--
\restrict abc
SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);
SET default_table_access_method = heap;
CREATE TYPE public.sex AS ENUM (
    'M',
    'F'
);
ALTER TYPE public.sex OWNER TO admin;
CREATE FUNCTION public.f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  NEW.x := 1; RETURN NEW;
END;
$$;
CREATE TABLE public.people (
    id integer NOT NULL,
    cpr_nr character(10),
    gender public.sex,
    tags text[],
    loc point,
    email character varying(80) DEFAULT ''::character varying NOT NULL,
    created timestamp with time zone DEFAULT now(),
    CONSTRAINT people_email_check CHECK (((email)::text ~~ '%@%'::text))
);
ALTER TABLE public.people OWNER TO admin;
CREATE SEQUENCE public.people_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    CACHE 1;
ALTER TABLE ONLY public.people ALTER COLUMN id SET DEFAULT nextval('public.people_id_seq'::regclass);
ALTER SEQUENCE public.people_id_seq OWNED BY public.people.id;
COPY public.people (id, cpr_nr) FROM stdin;
1	0101901234
\.
ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_pkey PRIMARY KEY (id);
CREATE INDEX i ON public.people USING btree (email) WHERE (email IS NOT NULL);
CREATE TRIGGER t BEFORE INSERT ON public.people FOR EACH ROW EXECUTE FUNCTION public.f();
CREATE POLICY p ON public.people USING (true);
ALTER TABLE public.people ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON TABLE public.people TO reader;
CREATE MATERIALIZED VIEW public.mv AS
 SELECT p.email AS contact
   FROM public.people p
  WITH NO DATA;
CREATE VIEW public.vv AS
 SELECT people.id,
    people.email
   FROM public.people;
ALTER DEFAULT PRIVILEGES FOR ROLE admin IN SCHEMA public GRANT SELECT ON TABLES TO reader;
COMMENT ON COLUMN public.people.loc IS 'Home of the person';
CREATE TABLE public.log (
    id bigint GENERATED ALWAYS AS IDENTITY,
    ip inet
)
PARTITION BY RANGE (id);
CREATE TABLE public.log_1 PARTITION OF public.log FOR VALUES FROM (1) TO (10);
ALTER TABLE ONLY public.log ATTACH PARTITION public.log_1 FOR VALUES FROM (1) TO (10);
CREATE PUBLICATION pub FOR TABLE public.people;
