alter table events add column also_in text;
